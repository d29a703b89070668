#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| quantumlayer_fuzz::rules::run(data));
