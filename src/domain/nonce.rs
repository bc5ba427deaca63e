//! The nonce of a post: short enough for Discord's 25 characters, and readable, so that the bot knows its own messages again.

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// What the nonces of cards begin with.
const CARD: &str = "c:";
/// How many digits in base 62 hold any ULID.
const ULID_DIGITS: usize = 22;

/// The nonce of the message number `serial` of what has the ULID `id`: 23 to 25 characters, ASCII.
pub fn encode(id: u128, serial: u16) -> String {
    format!("{:0>ULID_DIGITS$}{}", digits(id), digits(serial.into()))
}

/// What [`encode`] was given; `None` for a nonce that is not ours.
pub fn decode(nonce: &str) -> Option<(u128, u16)> {
    let (id, serial) = nonce.split_at_checked(ULID_DIGITS)?;
    let read = (number(id)?, u16::try_from(number(serial)?).ok()?);
    // One spelling only, so that what merely resembles a nonce of ours is none.
    (encode(read.0, read.1) == nonce).then_some(read)
}

/// The nonce of the card of what has the ULID `id`: 24 characters, and none of a part.
pub fn of_card(id: u128) -> String {
    format!("{CARD}{:0>ULID_DIGITS$}", digits(id))
}

/// What [`of_card`] was given; `None` for any other nonce.
pub fn card(nonce: &str) -> Option<u128> {
    let id = number(nonce.strip_prefix(CARD)?)?;
    (of_card(id) == nonce).then_some(id)
}

fn digits(mut number: u128) -> String {
    let mut backwards = String::new();
    while backwards.is_empty() || number > 0 {
        let digit = usize::try_from(number % 62).expect("a remainder of 62 fits");
        backwards.push(char::from(DIGITS[digit]));
        number /= 62;
    }
    backwards.chars().rev().collect()
}

fn number(digits: &str) -> Option<u128> {
    digits.bytes().try_fold(0_u128, |number, byte| {
        let digit = DIGITS.iter().position(|&digit| digit == byte)?;
        number.checked_mul(62)?.checked_add(u128::try_from(digit).ok()?)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_longest_nonce_has_25_characters() {
        assert_eq!(encode(u128::MAX, u16::MAX).len(), 25);
        assert_eq!(encode(0, 0), "00000000000000000000000");
    }

    #[test]
    fn a_foreign_nonce_is_none_of_ours() {
        for foreign in ["", "1", "1234567890123456789", "é".repeat(12).as_str(), "zzzzzzzzzzzzzzzzzzzzzzz"] {
            assert_eq!(decode(foreign), None, "{foreign:?}");
        }
        assert_eq!(decode("00000000000000000000000a-"), None);
        assert_eq!(decode("000000000000000000000001"), None, "a leading zero");
    }

    proptest! {
        #[test]
        fn a_nonce_is_read_back(id: u128, serial: u16) {
            prop_assert_eq!(decode(&encode(id, serial)), Some((id, serial)));
            prop_assert_eq!(card(&encode(id, serial)), None);
        }

        #[test]
        fn a_cards_nonce_is_read_back_and_is_no_parts(id: u128) {
            prop_assert_eq!(card(&of_card(id)), Some(id));
            prop_assert_eq!(decode(&of_card(id)), None);
            prop_assert!(of_card(id).len() <= 25);
        }
    }
}
