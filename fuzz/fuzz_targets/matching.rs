#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| quantumlayer_fuzz::matching::run(data));
