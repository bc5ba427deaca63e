//! Which shards a process serves: named one by one, or by its number among others that are set up alike.

use crate::config::parse::Problem;

/// Some of a number of shards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shards {
    /// The first one, from 0.
    pub first: u32,
    /// The last one.
    pub last: u32,
    /// How many there are in all processes together.
    pub total: u32,
}

/// Begins what takes the process's number from its host's name.
const BY_ORDINAL: &str = "ordinal:";
const ORDINAL: Problem =
    "takes the process's number from the end of HOSTNAME, which must be like teachback-3";
const BEYOND: Problem = "leaves no shard to a process with the number in HOSTNAME: it is one too many";
const FORM: Problem = "must be shards from 0 and how many there are, such as 2/8, 0-3/8 or 0..4/8, or how many each process serves, such as ordinal:4/16";

/// `2/8`; `0-3/8` with the last one; `0..4/8` without the end, as in Rust; `ordinal:4/16` for a process that is one of several
/// with numbers at the ends of their hosts' names, such as the pods of a StatefulSet: `teachback-3` serves 12 to 15 of 16.
pub(super) fn shards(text: &str, host: Option<&str>) -> Result<Shards, Problem> {
    let (some, total) = text.split_once('/').ok_or(FORM)?;
    let total = number(total).filter(|total| *total > 0).ok_or(FORM)?;
    let (first, last) = match some.strip_prefix(BY_ORDINAL) {
        Some(each) => by_ordinal(number(each).filter(|each| *each > 0).ok_or(FORM)?, total, host)?,
        None => range(some).ok_or(FORM)?,
    };
    let shards = Shards { first, last, total };
    (first <= last && last < total).then_some(shards).ok_or(FORM)
}

fn range(some: &str) -> Option<(u32, u32)> {
    if let Some((first, end)) = some.split_once("..") {
        return Some((number(first)?, number(end)?.checked_sub(1)?));
    }
    let (first, last) = some.split_once('-').unwrap_or((some, some));
    Some((number(first)?, number(last)?))
}

/// The last of them may have fewer.
fn by_ordinal(each: u32, total: u32, host: Option<&str>) -> Result<(u32, u32), Problem> {
    // A pod's name may stand with its domain behind.
    let name = host.and_then(|host| host.split('.').next()).ok_or(ORDINAL)?;
    let ordinal = name.rsplit_once('-').and_then(|(_, ordinal)| number(ordinal)).ok_or(ORDINAL)?;
    let first = ordinal.checked_mul(each).filter(|first| *first < total).ok_or(BEYOND)?;
    Ok((first, first.saturating_add(each).min(total) - 1))
}

/// Digits alone, where Rust would take a sign.
fn number(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, host: Option<&str>, expected: Result<(u32, u32, u32), Problem>) {
        let read = shards(text, host).map(|Shards { first, last, total }| (first, last, total));
        assert_eq!(read, expected, "{text} {host:?}");
    }

    #[test]
    fn shards_are_some_of_those_that_there_are() {
        check("0/1", None, Ok((0, 0, 1)));
        check("2/8", None, Ok((2, 2, 8)));
        check("4-7/8", None, Ok((4, 7, 8)));
        check("0..4/16", None, Ok((0, 3, 16)));
        check("12..16/16", None, Ok((12, 15, 16)));
        let wrong = [
            "", "1/1", "0", "0/0", "0-2/2", "3-2/8", "a/b", "-1/8", "+1/8", "4..4/8", "0..0/8", "0..9/8",
            "..4/8", "0..=3/8", "0-3-4/8",
        ];
        wrong.iter().for_each(|wrong| check(wrong, Some("teachback-0"), Err(FORM)));
    }

    #[test]
    fn a_process_of_several_is_told_by_the_number_in_its_hosts_name() {
        check("ordinal:4/16", Some("teachback-0"), Ok((0, 3, 16)));
        check("ordinal:4/16", Some("teachback-3"), Ok((12, 15, 16)));
        check("ordinal:1/2", Some("my-team-1.teachback.default.svc.cluster.local"), Ok((1, 1, 2)));
        check("ordinal:4/10", Some("teachback-2"), Ok((8, 9, 10)));
        check("ordinal:4/16", Some("teachback-4"), Err(BEYOND));
        check("ordinal:4/16", Some("teachback-4294967295"), Err(BEYOND));
        for nameless in [None, Some("teachback"), Some("teachback-"), Some("teachback-7d9f"), Some("3")] {
            check("ordinal:4/16", nameless, Err(ORDINAL));
        }
        for wrong in ["ordinal:/16", "ordinal:0/16", "ordinal:4", "ordinal:4/0", "ordinal:0..4/16"] {
            check(wrong, Some("teachback-0"), Err(FORM));
        }
    }
}
