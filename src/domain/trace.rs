//! An account's id in what others wrote.

/// What stands where it stood.
const IN_ITS_PLACE: &str = "[erased]";

/// A text without this id, in which it stands by itself or in a mark; none if it does not. In a longer number it is no id.
pub fn without(id: &str, text: &str) -> Option<String> {
    let is_whole = |at: usize| {
        let (before, rest) = text.split_at(at);
        let after = rest.strip_prefix(id).unwrap_or_default();
        !before.ends_with(is_of_ids) && !after.starts_with(is_of_ids)
    };
    let mut found = text.match_indices(id).map(|(at, _)| at).filter(|at| is_whole(*at)).peekable();
    found.peek()?;
    let (mut without, mut rest_at) = (String::with_capacity(text.len()), 0);
    for at in found {
        without.push_str(text.get(rest_at..at).unwrap_or_default());
        without.push_str(IN_ITS_PLACE);
        rest_at = at + id.len();
    }
    without.push_str(text.get(rest_at..).unwrap_or_default());
    Some(without)
}

const fn is_of_ids(c: char) -> bool {
    c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(without("1234", text).as_deref(), expected, "{text}");
    }

    #[test]
    fn an_id_goes_wherever_it_stands_whole() {
        check("ask <@1234> or <@!1234>, 1234", Some("ask <@[erased]> or <@![erased]>, [erased]"));
        check("https://example.com/users/1234", Some("https://example.com/users/[erased]"));
        check("é1234é", Some("é[erased]é"));
    }

    #[test]
    fn in_a_longer_number_it_is_none() {
        check("11234 12345 0", None);
        check("12341234", None);
        check("12345 1234", Some("12345 [erased]"));
        check("", None);
    }
}
