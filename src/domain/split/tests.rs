use proptest::prelude::*;

use super::*;

fn split(whole: &str, limit: usize) -> Vec<Part> {
    let mut splitter = Splitter::new(limit);
    splitter.finish(whole);
    splitter.full().iter().cloned().chain(splitter.rest(whole)).collect()
}

fn texts(whole: &str, limit: usize) -> Vec<String> {
    split(whole, limit).iter().map(|part| part.text(whole)).collect()
}

/// Where the first cut of a text longer than its limit is: what stands before it, and what after.
fn check_cut(before: &str, after: &str) {
    let whole = format!("{before}{after}");
    let parts = texts(&whole, Splitter::LEAST);
    assert_eq!(parts.first().map(String::as_str), Some(before.trim_end()), "the first of {parts:#?}");
}

const L: usize = Splitter::LEAST;

#[test]
fn a_cut_likes_paragraphs_then_lines_then_sentences_then_words() {
    let (words, line) = ("word ".repeat(L / 9), "word ".repeat(L));
    check_cut(&format!("{words}end\n\n"), &format!("line\nA sentence. {line}"));
    check_cut(&format!("{words}end\n"), &format!("A sentence. {line}"));
    check_cut(&format!("{words}end. "), &line);
    check_cut(&"four ".repeat(L / 5), &line);
    check_cut(&"犬。".repeat(L / 2), &"猫".repeat(L));
    check_cut(&"x".repeat(L), &"y".repeat(L));
}

#[test]
fn a_cut_keeps_a_grapheme_whole() {
    let family = "👨‍👩‍👧‍👦";
    let whole = family.repeat(L);
    for text in texts(&whole, L) {
        assert_eq!(text.chars().count() % family.chars().count(), 0);
    }
}

#[test]
fn two_thousand_flags_come_through() {
    let whole = "🇦🇹".repeat(2_000);
    let parts = texts(&whole, 2_000);
    assert_eq!(parts.iter().map(|part| part.chars().count()).collect::<Vec<_>>(), [2_000, 2_000]);
}

#[test]
fn a_block_that_is_cut_is_closed_and_reopened() {
    let code = "    let x = 1;\n".repeat(L / 8);
    let parts = texts(&format!("Look:\n```rust\n{code}```\nDone."), L);
    assert!(parts.len() > 2);
    assert!(parts.first().unwrap().ends_with("    let x = 1;\n```"));
    assert!(parts.get(1).unwrap().starts_with("```rust\n    let x = 1;\n"));
    assert!(
        parts.concat().ends_with("    let x = 1;\n```Done."),
        "a paragraph begins where the block ends: {parts:#?}"
    );
}

#[test]
fn a_block_is_not_left_empty_by_a_cut() {
    let before = format!("{}\n", "word ".repeat(L / 6));
    check_cut(&before, &format!("```rust\n{}\n```", "x".repeat(L)));
}

#[test]
fn white_space_alone_is_no_part() {
    assert!(texts("", L).is_empty());
    assert!(texts(&" \n\t".repeat(L), L).is_empty());
    assert_eq!(texts(&format!("{}x{}", "\n ".repeat(L), " \n".repeat(L)), L), ["x"]);
    assert_eq!(texts(&format!("a{}b", " ".repeat(3 * L)), L), ["a", "b"]);
}

#[test]
fn the_open_part_shows_as_much_as_fits() {
    let mut splitter = Splitter::new(L);
    let whole = format!("```\n{}", "x".repeat(L - 6));
    splitter.advance(&whole);
    assert!(splitter.full().is_empty(), "nothing is decided yet");
    assert!(splitter.rest(&whole).unwrap().text(&whole).chars().count() <= L);
}

/// Pieces that meet at every kind of cut.
fn markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zé]{1,12} ",
        2 => "[A-Z][a-z]{1,9}[.!?] ",
        1 => Just("\n".to_owned()),
        1 => Just("\n\n".to_owned()),
        1 => Just("\n```rust\n    let x = 1;\n".to_owned()),
        1 => Just("\n```\n".to_owned()),
        1 => Just("\n~~~~ text\n```\n~~~~\n".to_owned()),
        1 => Just("\n`````md\n".to_owned()),
        1 => Just("``` ` ~~~".to_owned()),
        1 => Just("👨‍👩‍👧‍👦🇦🇹👍🏽e\u{301}".to_owned()),
        1 => "[ \n]{1,60}",
        1 => "[a-z]{1,300}",
        1 => "\\PC{1,20}",
    ];
    proptest::collection::vec(piece, 0..200).prop_map(|pieces| pieces.concat())
}

fn pushed(whole: &str, sizes: &[usize]) -> Vec<Part> {
    let (mut splitter, mut sofar, mut seen) = (Splitter::new(L), String::new(), Vec::new());
    let mut sizes = sizes.iter().cycle();
    let mut letters = whole.chars().peekable();
    while letters.peek().is_some() {
        sofar.extend(letters.by_ref().take(*sizes.next().unwrap()));
        splitter.advance(&sofar);
        assert_eq!(splitter.full().get(..seen.len()), Some(&seen[..]), "a full part changed");
        seen = splitter.full().to_vec();
        if let Some(rest) = splitter.rest(&sofar) {
            assert!(rest.text(&sofar).chars().count() <= L, "the open part is too long");
        }
    }
    splitter.finish(whole);
    splitter.full().iter().cloned().chain(splitter.rest(whole)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, rng_seed: proptest::test_runner::RngSeed::Fixed(7), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_every_part_fits(whole in markdown()) {
        let parts = split(&whole, L);
        let joined: String = parts.iter().map(|part| piece(&whole, part.range.clone())).collect();
        prop_assert!(joined == whole || (parts.is_empty() && whole.trim().is_empty()));
        let shown: String = parts.iter().map(|part| piece(&whole, part.shown.clone())).collect();
        let visible = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
        prop_assert_eq!(visible(&shown), visible(&whole));
        for part in &parts {
            let text = part.text(&whole);
            prop_assert!(text.chars().count() <= L);
            prop_assert!(!piece(&whole, part.shown.clone()).trim().is_empty());
            prop_assert!(fence::after(None, &text).is_none(), "a fence stands open in {:?}", text);
        }
    }

    #[test]
    fn pushing_and_splitting_at_once_agree(whole in markdown(), sizes in proptest::collection::vec(1_usize..40, 1..8)) {
        prop_assert_eq!(pushed(&whole, &sizes), split(&whole, L));
    }
}

fn check_shortened(text: &str, limit: usize, expected: &str) {
    assert_eq!(shortened(text, limit), expected);
    assert!(shortened(text, limit).chars().count() <= limit);
}

#[test]
fn what_is_shortened_says_so_and_tears_no_grapheme() {
    check_shortened("four", 4, "four");
    check_shortened("fourth", 4, "fou…");
    check_shortened("one two", 5, "one…");
    check_shortened("a👩‍👩‍👧‍👦b", 4, "a…");
    check_shortened("", 0, "");
}

fn again(whole: &str, limit: usize) -> String {
    let shown = texts(whole, limit);
    rejoined(&shown.iter().map(String::as_str).collect::<Vec<_>>(), limit)
}

/// `text` with no wider white space than a blank, or one blank line and an indentation.
fn narrowed(text: &str) -> String {
    let (mut narrow, mut rest) = (String::new(), text);
    while let Some(at) = rest.find(char::is_whitespace) {
        let (words, after) = rest.split_at(at);
        rest = after.trim_start();
        let space = after.strip_suffix(rest).unwrap();
        let indentation =
            space.rsplit_once('\n').map_or(1, |(_, last)| last.chars().count().min(INDENTATION));
        narrow.push_str(words);
        narrow.extend(space.matches('\n').take(2));
        narrow.push_str(&" ".repeat(indentation));
    }
    narrow + rest
}

/// What models write: no paragraph is longer than half a part, no code has a blank line, and something stands between two blocks
/// and between two lists.
fn prose(between: &'static str) -> impl Strategy<Value = String> {
    let lines = |line: &'static str, most, between: &'static str| {
        proptest::collection::vec(line, 1..most).prop_map(move |lines| lines.join(between))
    };
    let list = lines("(- |1\\. )[A-Z][a-z]{1,9}( [a-z]{1,12}){2,5}", 9, "\n");
    let code = lines(" {0,8}[a-z]{1,9}( [a-z]{1,9}){0,4};", 20, "\n");
    let piece = prop_oneof![
        4 => lines("[A-Z][a-z]{1,9}( [a-z]{1,12}){2,5}[.!?]", 4, " "),
        1 => list.prop_map(move |list| format!("{list}{between}So it is.")),
        1 => code.prop_map(move |code| format!("```rust\n{code}\n```{between}So it is.")),
        1 => "## [A-Z][a-z]{3,9}",
    ];
    proptest::collection::vec(piece, 1..30).prop_map(|pieces| pieces.join(between))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, rng_seed: proptest::test_runner::RngSeed::Fixed(7), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_put_together_again_is_split_alike(whole in markdown().prop_map(|text| narrowed(&text))) {
        prop_assert_eq!(texts(&again(&whole, L), L), texts(&whole, L));
    }

    #[test]
    fn what_models_write_is_put_together_as_it_was(whole in prop_oneof![prose("\n\n"), prose("\n")]) {
        prop_assert_eq!(again(&whole, 2 * L), whole);
    }

    #[test]
    fn a_long_paragraph_is_put_together_as_it_was(words in proptest::collection::vec("[a-zé]{1,12}[.,]?", 1..300)) {
        let whole = words.join(" ");
        prop_assert_eq!(again(&whole, L), whole);
    }
}

fn check_again(before: &str, between: &str, after: &str, expected: &str) {
    let put = again(&format!("{before}{between}{after}"), L);
    assert_eq!(put, format!("{before}{expected}{after}"), "{between:?} between {before:?} and {after:?}");
}

#[test]
fn what_a_cut_does_not_show_is_guessed() {
    let (short, long, code) = ("word ".repeat(L / 7), "word ".repeat(L / 5), "x = 1\n".repeat(L / 7));
    let (one, two) = (format!("One.\n\n{short}end"), format!("Two {short}end"));
    let (line, item) = (format!("{short}end"), format!("- Two {short}end"));
    let open = format!("```\n{code}x = 2");
    // A long line alone: a blank line, if there are any.
    check_again(&one, "\n\n", &two, "\n\n");
    check_again(&one, "\n", &two, "\n\n");
    check_again(&line, "\n\n", &two, "\n");
    check_again(&line, "\n", &two, "\n");
    check_again(&one, "\n\n", &item, "\n\n");
    check_again(&format!("One.\n\n- One {short}end"), "\n", &item, "\n");
    // Whether the paragraph ended where no further sentence fitted.
    check_again(
        &format!("{}end.", long.trim_end().trim_end_matches("word word word word")),
        "\n\n",
        &format!("{long}end"),
        " ",
    );
    // Blank lines in code, and two blocks in a row.
    let long_line = "y".repeat(L);
    check_again(&open, "\n\n", &format!("{long_line}\n```"), "\n");
    check_again(&open, "\n", &format!("    {long_line}\n```"), "\n");
    check_again(&format!("One.\n\n{open}\n```"), "\n\n", &format!("```\n{code}```"), "\n\n");
    check_again(&format!("{open}\n"), "```\n\n```\n", &format!("{long_line}\n```"), "");
}

#[test]
fn where_a_part_is_missing_or_only_begun_lines_end() {
    let check = |shown: &[&str], expected: &str| assert_eq!(rejoined(shown, L), expected);
    check(&[], "");
    check(&["", "One."], "One.");
    check(&["One.", "Two."], "One.\nTwo.");
    check(&["One.\n\nTwo.", "Three."], "One.\n\nTwo.\n\nThree.");
    check(&["```rust\n1\n```", "```rust\n2\n```"], "```rust\n1\n2\n```");
    check(&["```rust\n1\n```", "```sh\n2\n```"], "```rust\n1\n```\n```sh\n2\n```");
}
