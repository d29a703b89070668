//! Secret detectors: what makes a regular expression's match a secret, and how one is shown.

use crate::model::Secret;
use crate::regex::Groups;
use std::ops::Range;

/// The checks a detector may name under `checksum`.
pub(crate) const CHECKSUMS: &[&str] = &["github-crc32", "jwt-json", "luhn"];

/// The bytes of the secret in a match, if it passes the detector's tests.
pub(crate) fn accept(secret: &Secret, groups: &Groups, text: &str) -> Option<Range<usize>> {
    let range = if secret.group == 0 {
        groups.whole.clone()
    } else {
        groups.groups.iter().find(|(n, ..)| *n == secret.group).map(|(.., r)| r.clone())?
    };
    let value = &text[range.clone()];
    if value.is_empty() {
        return None;
    }
    let lower = value.to_lowercase();
    if secret.stop_words.iter().any(|w| lower.contains(w.as_str())) {
        return None;
    }
    if secret.min_entropy.is_some_and(|least| entropy(value) < least) {
        return None;
    }
    if let Some(name) = &secret.checksum
        && !checksum(name, value)
    {
        return None;
    }
    Some(range)
}

/// What is shown instead of a secret: its kind, length and last two characters.
pub(crate) fn redact(secret: &Secret, value: &str) -> String {
    let n = value.chars().count();
    let last: String = value.chars().skip(n.saturating_sub(2)).collect();
    // Of a very short one nothing is shown.
    if n < 8 { format!("<{}, {n} characters>", secret.redact) } else { format!("<{}, {n} characters, …{last}>", secret.redact) }
}

/// Shannon entropy in bits per byte.
pub(crate) fn entropy(value: &str) -> f64 {
    let mut counts = [0u32; 256];
    for b in value.bytes() {
        counts[b as usize] += 1;
    }
    let n = value.len() as f64;
    counts.iter().filter(|c| **c > 0).map(|c| f64::from(*c) / n).map(|p| -p * p.log2()).sum()
}

fn checksum(name: &str, value: &str) -> bool {
    match name {
        "github-crc32" => github(value),
        "jwt-json" => jwt(value),
        "luhn" => luhn(value),
        _ => true,
    }
}

/// GitHub's tokens end in the CRC-32 of what is between the prefix and it, in base 62, six digits.
fn github(value: &str) -> bool {
    let Some((_, body)) = value.split_once('_') else { return false };
    // Fine-grained tokens carry it behind their last separator.
    let body = body.rsplit('_').next().unwrap_or(body);
    if body.len() < 7 || !body.is_ascii() {
        return false;
    }
    let (data, sum) = body.split_at(body.len() - 6);
    base62(crc32(data.as_bytes())) == sum
}

fn base62(mut n: u32) -> String {
    const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut out = [b'0'; 6];
    for place in out.iter_mut().rev() {
        *place = DIGITS[(n % 62) as usize];
        n /= 62;
    }
    out.iter().map(|b| *b as char).collect()
}

/// CRC-32 as in IEEE 802.3.
fn crc32(data: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for b in data {
        crc ^= u32::from(*b);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

/// The first part of a JSON web token is a JSON object with `alg`.
fn jwt(value: &str) -> bool {
    let Some(head) = value.split('.').next() else { return false };
    let Some(bytes) = base64url(head) else { return false };
    serde_json::from_slice::<serde_json::Value>(&bytes).is_ok_and(|v| v.get("alg").is_some())
}

fn base64url(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let (mut bits, mut n) = (0u32, 0);
    for b in text.bytes().filter(|b| *b != b'=') {
        let v = match b {
            b'A'..=b'Z' => b - b'A',
            b'a'..=b'z' => b - b'a' + 26,
            b'0'..=b'9' => b - b'0' + 52,
            b'-' | b'+' => 62,
            b'_' | b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(v);
        n += 6;
        if n >= 8 {
            n -= 8;
            out.push((bits >> n) as u8);
        }
    }
    Some(out)
}

fn luhn(value: &str) -> bool {
    let digits: Vec<u32> = value.chars().filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 =
        digits.iter().rev().enumerate().map(|(i, d)| if i % 2 == 1 { if d * 2 > 9 { d * 2 - 9 } else { d * 2 } } else { *d }).sum();
    digits.len() > 1 && sum.is_multiple_of(10)
}
