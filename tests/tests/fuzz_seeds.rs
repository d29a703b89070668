//! What the fuzz targets do, done with their seeds: so the harness stays buildable and the seeds stay
//! what they claim to be, without a fuzzer.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

#[allow(unreachable_pub)]
#[path = "../../fuzz/src/lib.rs"]
mod fuzz;

use ql_syntax::Language;
use ql_syntax::lower::Lowering;
use std::path::Path;

/// Runs a target on each of its seeds, on the empty input, and on each seed cut in half.
fn each_seed(target: &str, run: fn(&[u8])) {
    let seeds = seeds(target);
    assert!(!seeds.is_empty());
    run(&[]);
    for (name, seed) in seeds {
        println!("{target}/{name}");
        run(&seed);
        run(&seed[..seed.len() / 2]);
    }
}

fn seeds(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/seeds").join(target);
    let mut seeds: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap()))
        .collect();
    seeds.sort();
    seeds
}

#[test]
fn rules() {
    each_seed("rules", fuzz::rules::run);
}

#[test]
fn matching() {
    each_seed("matching", fuzz::matching::run);
}

#[test]
fn lsp() {
    each_seed("lsp", fuzz::lsp::run);
}

#[test]
fn mcp() {
    each_seed("mcp", fuzz::mcp::run);
}

/// A seed is named after its language, and its first byte is that language's place in the table.
#[test]
fn every_lowered_language_has_a_seed_whose_first_byte_means_it() {
    let seeds = seeds("matching");
    for (name, seed) in &seeds {
        // The language's id, then what the seed is about.
        let id = name.split('-').next().unwrap_or_default();
        let meant = Language::from_id(id).unwrap_or_else(|| panic!("{id} is no language"));
        let got = fuzz::matching::language(seed[0]);
        assert_eq!(got, meant, "the first byte of fuzz/seeds/matching/{name} must be {}", meant.index());
    }
    for language in Language::all() {
        let lowered = !matches!(language.row().lowering, Lowering::Raw | Lowering::None);
        assert!(!lowered || seeds.iter().any(|(name, _)| name == language.id()), "no seed in fuzz/seeds/matching for {}", language.id());
    }
}
