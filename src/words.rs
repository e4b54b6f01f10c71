//! Numbers, times and lists as words: three significant digits, always with a unit.

/// A number to three significant digits, without idle zeros: 9.8, 0.95, 12,300.
/// Below 0.0005 and for what is no number it is 0, above a million million it stays there.
pub fn number(value: f64) -> String {
    let value = value.clamp(0.0, 1e12);
    let mut unit = 1.0; // what the last of the three digits is worth, in thousandths
    while value * 1000.0 / unit >= 999.5 {
        unit *= 10.0;
    }
    let thousandths = (value * 1000.0 / unit).round() as u64 * unit as u64;
    let fraction = format!("{:03}", thousandths % 1000);
    let written = format!("{}.{}", grouped(thousandths / 1000), fraction);
    written
        .trim_end_matches('0')
        .trim_end_matches('.')
        .to_string()
}

/// A time given in milliseconds: in ms below 1 s, in min from 120 s on, else in s.
pub fn time(ms: f64) -> String {
    // The unit is chosen after rounding: 999.7 ms is 1 s, not 1000 ms.
    if ms < 999.5 {
        format!("{} ms", number(ms))
    } else if ms < 119_500.0 {
        format!("{} s", number(ms / 1000.0))
    } else {
        format!("{} min", number(ms / 60_000.0))
    }
}

/// A count: 10; 1,000; 100 million; 2 billion; 12,340,000 where three digits would not be exact.
pub fn count(n: u32) -> String {
    let digits = n.to_string();
    let is_round = digits.bytes().skip(3).all(|digit| digit == b'0');
    match f64::from(n) {
        n if is_round && n >= 1e9 => format!("{} billion", number(n / 1e9)),
        n if is_round && n >= 1e6 => format!("{} million", number(n / 1e6)),
        _ => grouped(u64::from(n)),
    }
}

/// A count and its noun, which takes an s unless there is exactly one: "1 wait", "0 lists".
pub fn plural(n: u32, noun: &str) -> String {
    format!("{} {noun}{}", count(n), if n == 1 { "" } else { "s" })
}

/// Names as a sentence lists them: "a", "a and b", "a, b and c". Nothing for none.
pub fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_string(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The words with a capital at their beginning, except for `asyncio`, which is written so everywhere.
pub fn sentence_case(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) if !words.starts_with("asyncio") => {
            first.to_ascii_uppercase().to_string() + letters.as_str()
        }
        _ => words.to_string(),
    }
}

fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut written = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}
