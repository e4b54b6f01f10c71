//! The oracle against published values, and the shipped reference against the oracle.

use crate::common::oracle::{self, Numbers, SplitMix64};
use crate::common::runs::WORKLOADS;
use proptest::prelude::*;
use racelane::lists::Workload;
use racelane::reference::Reference;

fn first_outputs(state: u64) -> [u64; 5] {
    let mut generator = SplitMix64::from_state(state);
    [(); 5].map(|()| generator.next_output())
}

fn reference_max(workload: Workload, seed: u32, task: u32, size: u32) -> Option<i32> {
    let mut reference = Reference::new(workload, seed, task, size);
    assert!(reference.advance(u64::MAX), "nothing is left");
    reference.max()
}

/// The values come from other implementations of SplitMix64: the reference C code and a Python one.
#[test]
fn the_oracle_gives_the_published_outputs_of_splitmix64() {
    assert_eq!(
        first_outputs(0),
        [
            0xe220_a839_7b1d_cdaf,
            0x6e78_9e6a_a1b9_65f4,
            0x06c4_5d18_8009_454f,
            0xf88b_b8a8_724c_81ec,
            0x1b39_896a_51a8_749b,
        ]
    );
    assert_eq!(
        first_outputs(1_234_567),
        [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ]
    );
}

/// The values were computed with Python's whole numbers, as docs/measurement.md describes the lists.
#[test]
fn the_oracle_gives_the_lists_that_python_gives() {
    assert_eq!(
        oracle::numbers(Numbers::Cpu, 2020, 2, 0, 4),
        [1_528_075_066, -151_065_381, 2_064_823_527, 1_866_665_485]
    );
    assert_eq!(
        oracle::numbers(Numbers::Cpu, u32::MAX, 63, 0, 3),
        [-512_509_795, -1_279_761_551, -977_634_135]
    );
    assert_eq!(
        oracle::numbers(Numbers::Io, 2020, 0, 0, 10),
        [-85, -58, -86, 5, 89, 29, 71, -10, 64, 6]
    );
    let of_a_million = [(0, 0), (2020, 0), (2020, 2), (u32::MAX, 63)]
        .map(|(seed, task)| oracle::max(Numbers::Cpu, seed, task, 1_000_000));
    let expected = [2_147_483_432, 2_147_465_542, 2_147_480_178, 2_147_479_607];
    assert_eq!(of_a_million, expected.map(Some));
}

#[test]
fn skipping_in_the_oracle_equals_taking_every_step() {
    let all = oracle::numbers(Numbers::Cpu, 2020, 63, 0, 300);
    for start in [0, 1, 2, 150, 299] {
        let later = oracle::numbers(Numbers::Cpu, 2020, 63, start, 300 - start as usize);
        assert_eq!(later, all[start as usize..]);
    }
}

#[test]
fn the_reference_has_no_max_for_an_empty_list() {
    for (workload, _) in WORKLOADS {
        assert_eq!(reference_max(workload, 2020, 0, 0), None);
    }
}

#[test]
fn the_reference_has_the_oracles_max_for_every_seed_and_task() {
    for (workload, numbers) in WORKLOADS {
        for seed in [0, 1, 2020, u32::MAX] {
            for task in [0, 1, 63] {
                for size in [1, 2, 10, 1000, 65_537] {
                    assert_eq!(
                        reference_max(workload, seed, task, size),
                        oracle::max(numbers, seed, task, size),
                        "{workload:?}, seed {seed}, task {task}, size {size}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_reference_ends_with_its_last_number() {
    let mut reference = Reference::new(Workload::Cpu, 2020, 0, 100);
    assert!(!reference.advance(0));
    assert_eq!(reference.max(), None);
    assert!(!reference.advance(99));
    assert!(reference.advance(1));
    assert!(reference.advance(1000), "and stays done");
    assert_eq!(reference.max(), oracle::max(Numbers::Cpu, 2020, 0, 100));
}

proptest! {
    #[test]
    fn the_reference_finds_the_same_max_in_any_steps(
        seed: u32,
        task in 0..64_u32,
        size in 0..3000_u32,
        steps in prop::collection::vec(1..500_u64, 1..20),
    ) {
        for (workload, numbers) in WORKLOADS {
            let mut reference = Reference::new(workload, seed, task, size);
            let mut steps = steps.iter().cycle();
            while !reference.advance(*steps.next().expect("a cycle has no end")) {}
            prop_assert_eq!(reference.max(), oracle::max(numbers, seed, task, size));
        }
    }
}
