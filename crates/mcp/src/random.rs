//! Unguessable names and keys.

/// 32 random bytes.
pub(crate) fn key() -> [u8; 32] {
    let mut bytes = [0; 32];
    // Without a source of randomness the address of a value and the time must do: the key only
    // guards against a client that forges its own user's consent.
    if getrandom::fill(&mut bytes).is_err() {
        let seed = format!("{:p} {:?} {}", &bytes, std::time::SystemTime::now(), std::process::id());
        bytes = *blake3::hash(seed.as_bytes()).as_bytes();
    }
    bytes
}

/// 16 random bytes as text.
pub(crate) fn hex() -> String {
    key()[..16].iter().map(|byte| format!("{byte:02x}")).collect()
}
