//! Numbers, times and lists as words: three significant digits, always with a unit.
//!
//! Words are put together by `concat`, and digits by whole numbers: `format!`, and the digits of an `f64` above all,
//! would bring more machinery than all the verdicts' words weigh.

/// A number to three significant digits, without idle zeros: 9.8, 0.95, 12,300.
/// Below 0.0005 and for what is no number it is 0, above a million million it stays there.
#[optimize(size)]
pub fn number(value: f64) -> String {
    let value = value.clamp(0.0, 1e12);
    let mut unit = 1.0; // what the last of the three digits is worth, in thousandths
    while value * 1000.0 / unit >= 999.5 {
        unit *= 10.0;
    }
    let thousandths = (value * 1000.0 / unit).round() as u64 * unit as u64;
    decimal(thousandths, 1000)
}

/// A number as it was given, to the sixth place after the point: -3, 2.5, 1,000,001, NaN.
#[optimize(size)]
pub fn exact(value: f64) -> String {
    let sign = if value < 0.0 { "-" } else { "" };
    let size = value.abs();
    if size.is_nan() {
        "NaN".to_string()
    } else if size >= 1e12 {
        [sign, "1,000,000,000,000 or more"].concat()
    } else {
        sign.to_string() + &decimal((size * 1e6).round() as u64, 1_000_000)
    }
}

/// A time given in milliseconds: in ms below 1 s, in min from 120 s on, else in s.
#[optimize(size)]
pub fn time(ms: f64) -> String {
    // The unit is chosen after rounding: 999.7 ms is 1 s, not 1000 ms.
    let (value, unit) = if ms < 999.5 {
        (ms, " ms")
    } else if ms < 119_500.0 {
        (ms / 1000.0, " s")
    } else {
        (ms / 60_000.0, " min")
    };
    number(value) + unit
}

/// A count: 10; 1,000; 100 million; 2 billion; 12,340,000 where three digits would not be exact.
#[optimize(size)]
pub fn count(n: u32) -> String {
    let mut beyond_three_digits = 1;
    while n / beyond_three_digits >= 1000 {
        beyond_three_digits *= 10;
    }
    let is_round = n.is_multiple_of(beyond_three_digits);
    match f64::from(n) {
        n if is_round && n >= 1e9 => number(n / 1e9) + " billion",
        n if is_round && n >= 1e6 => number(n / 1e6) + " million",
        _ => grouped(u64::from(n)),
    }
}

/// A count and its noun, which takes an s unless there is exactly one: "1 wait", "0 lists".
#[optimize(size)]
pub fn plural(n: u32, noun: &str) -> String {
    let s = if n == 1 { "" } else { "s" };
    [&count(n), " ", noun, s].concat()
}

/// Names as a sentence lists them: "a", "a and b", "a, b and c". Nothing for none.
#[optimize(size)]
pub fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_string(),
        [most @ .., last] => [&most.join(", "), " and ", last].concat(),
    }
}

/// The words with a capital at their beginning, except for `asyncio`, which is written so everywhere.
pub fn sentence_case(mut words: String) -> String {
    if !words.starts_with("asyncio")
        && let Some(first) = words.get_mut(..1)
    {
        first.make_ascii_uppercase();
    }
    words
}

/// A number of parts, of which so many (a power of ten) are a whole, without idle zeros.
#[optimize(size)]
fn decimal(parts: u64, parts_a_whole: u64) -> String {
    let mut written = grouped(parts / parts_a_whole);
    let mut rest = parts % parts_a_whole;
    if rest > 0 {
        written.push('.');
    }
    while rest > 0 {
        rest *= 10;
        written.push(digit(rest / parts_a_whole));
        rest %= parts_a_whole;
    }
    written
}

#[optimize(size)]
fn grouped(n: u64) -> String {
    let mut written = if n < 1000 {
        String::new()
    } else {
        grouped(n / 1000) + ","
    };
    for (place, is_needed) in [(100, n >= 100), (10, n >= 10), (1, true)] {
        if is_needed {
            written.push(digit(n / place % 10));
        }
    }
    written
}

fn digit(n: u64) -> char {
    char::from(b'0' + n as u8)
}
