//! What to do when a model gives no answer: ask again, ask with less, ask another one, or say so.

use std::time::Duration;

use crate::model::{Error, Wait};

/// How often a busy server is asked again.
const BUSY: u32 = 4;
/// How often one that failed is.
const FAILED: u32 = 1;
/// How often a request is made shorter.
const SHORTER: u32 = 2;
/// The first pause; for a busy server that names no time it doubles.
const PAUSE: Duration = Duration::from_secs(1);

/// How often one model was asked for one reply, and why again.
#[derive(Debug, Default)]
pub(super) struct Tries {
    busy: u32,
    failed: u32,
    shorter: u32,
}

/// How things stand when an answer has failed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    /// People have seen some of it.
    pub(super) spoke: bool,
    /// Something was sent beside the question, that can be left out.
    pub(super) has_history: bool,
    /// The server has failed others just now: it is not waited for.
    pub(super) is_down: bool,
    /// The longest pause.
    pub(super) cap: Duration,
}

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// Ask again after this time.
    Again(Duration),
    /// Ask with the older half of the history left out.
    Shorter,
    /// The server is down: let another model answer.
    Other,
    /// Nothing more can be done.
    End,
}

impl Tries {
    pub(super) fn next(&mut self, error: &Error, standing: Standing) -> Next {
        let Standing { spoke, has_history, is_down, cap } = standing;
        if spoke {
            return Next::End;
        }
        match error {
            Error::TooLong(_) | Error::Empty(None) if has_history && self.shorter < SHORTER => {
                self.shorter += 1;
                Next::Shorter
            }
            Error::Busy { retry_after, .. } if !is_down && self.busy < BUSY => {
                self.busy += 1;
                let usual = PAUSE * 2_u32.pow(self.busy - 1);
                Next::Again(retry_after.unwrap_or(usual).min(cap))
            }
            Error::Failed(_) | Error::Unreachable(_) | Error::Cut(_) if !is_down && self.failed < FAILED => {
                self.failed += 1;
                Next::Again(PAUSE.min(cap))
            }
            error if is_of_server(error) => Next::Other,
            _ => Next::End,
        }
    }
}

/// Whether an error before the first word is the server's own and not this request's.
pub(super) fn is_of_server(error: &Error) -> bool {
    matches!(
        error,
        Error::Busy { .. }
            | Error::Failed(_)
            | Error::Unreachable(_)
            | Error::Unauthorised(_)
            | Error::Cut(_)
            | Error::TimedOut(Wait::Place | Wait::First)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Said;

    const STANDING: Standing =
        Standing { spoke: false, has_history: true, is_down: false, cap: Duration::from_secs(30) };

    fn busy(seconds: Option<u64>) -> Error {
        Error::Busy { retry_after: seconds.map(Duration::from_secs), said: Said::default() }
    }

    /// What is done when the same thing fails again and again.
    fn check(error: &Error, standing: Standing, expected: &[Next]) {
        let mut tries = Tries::default();
        let next: Vec<_> = expected.iter().map(|_| tries.next(error, standing)).collect();
        assert_eq!(next, expected, "{error:?} {standing:?}");
    }

    fn again(seconds: u64) -> Next {
        Next::Again(Duration::from_secs(seconds))
    }

    #[test]
    fn a_busy_server_is_asked_again_when_it_says_but_not_for_ever() {
        check(&busy(None), STANDING, &[again(1), again(2), again(4), again(8), Next::Other]);
        check(&busy(Some(20)), STANDING, &[again(20), again(20), again(20), again(20), Next::Other]);
        check(&busy(Some(3_600)), STANDING, &[again(30)]);
        check(&busy(Some(0)), STANDING, &[again(0)]);
    }

    #[test]
    fn a_server_that_fails_is_asked_once_more() {
        for error in [
            Error::Failed(Said::default()),
            Error::Unreachable("refused".into()),
            Error::Cut(Some("reset".into())),
        ] {
            check(&error, STANDING, &[again(1), Next::Other, Next::Other]);
        }
    }

    #[test]
    fn a_request_that_is_too_long_is_made_shorter_twice() {
        let long = Error::TooLong(Said::default());
        check(&long, STANDING, &[Next::Shorter, Next::Shorter, Next::End]);
        check(&Error::Empty(None), STANDING, &[Next::Shorter]);
        check(&long, Standing { has_history: false, ..STANDING }, &[Next::End]);
    }

    #[test]
    fn a_server_that_is_down_for_everybody_is_not_waited_for() {
        let down = Standing { is_down: true, ..STANDING };
        check(&busy(Some(20)), down, &[Next::Other]);
        check(&Error::Unreachable("refused".into()), down, &[Next::Other]);
    }

    #[test]
    fn nothing_is_asked_again_once_people_have_seen_some_of_it() {
        let spoke = Standing { spoke: true, ..STANDING };
        for error in [busy(None), Error::TooLong(Said::default()), Error::Cut(None)] {
            check(&error, spoke, &[Next::End]);
        }
    }

    #[test]
    fn what_no_server_would_answer_is_the_end() {
        for error in [
            Error::Refused(Said::default()),
            Error::Filtered(Said::default()),
            Error::Broken("noise".into()),
            Error::TimedOut(Wait::Whole),
        ] {
            check(&error, STANDING, &[Next::End]);
        }
        check(&Error::TimedOut(Wait::First), STANDING, &[Next::Other]);
        check(&Error::Unauthorised(Said::default()), STANDING, &[Next::Other]);
    }
}
