//! Reviews: who may, what is recorded of it, and what is to be shown then.

use crate::domain::decide::{About, Answer, Deciding, Origin};
use crate::domain::event::{EventKey, Fact};
use crate::domain::id::PersonId;
use crate::domain::inbound::Pressed;
use crate::domain::key::{AccountKey, GuildKey, PlaceKey};
use crate::domain::review::{Case, Deed, Filter, Review, ReviewTask, ReviewWish, Reviewer, Task, Verdict};
use crate::domain::state::{Message, Stage};

impl Deciding<'_> {
    /// Whatever is pressed, the right to press it is looked at again.
    pub(super) fn review(&mut self, pressed: &Pressed, reviewer: &Reviewer, wish: &ReviewWish) {
        let guild = pressed.place.guild.as_ref();
        let channels = &*reviewer.channels(self.rules, self.known.settings(), guild);
        let Some(guild) = guild.filter(|_| !channels.is_empty()) else {
            return self.answer(Answer::NotAReviewer);
        };
        let what = match wish {
            ReviewWish::First { filter, asker } => self.first(filter, asker.as_ref()),
            ReviewWish::After(reply) => Ok(ReviewTask::After(*reply)),
            ReviewWish::Figures(survey) => Ok(ReviewTask::Figures(survey.clone())),
            ReviewWish::Show(part) => self
                .may_review(self.known.reply(part), pressed, (guild, channels))
                .map(|reply| ReviewTask::Named(reply.id)),
            ReviewWish::Decide(reply, deed) => self
                .may_review(self.known.message(*reply), pressed, (guild, channels))
                .and_then(|reply| self.reviewed(pressed, reply, deed)),
        };
        match what {
            Ok(what) => {
                let by = self.person(&pressed.by);
                let task = Task { by, guild: guild.clone(), channels: channels.to_vec(), what };
                self.answer(Answer::Review(Box::new(task)));
            }
            Err(no) => self.answer(no),
        }
    }

    fn first(&self, filter: &Filter, asker: Option<&AccountKey>) -> Result<ReviewTask, Answer> {
        let of = |account| self.known.person(account).ok_or(Answer::NeverAsked);
        let asker = asker.map(of).transpose()?;
        Ok(ReviewTask::First(Filter { asker, ..filter.clone() }))
    }

    /// A reply of this server, in a channel of theirs, that nobody else is looking at.
    fn may_review<'a>(
        &self,
        reply: Option<&'a Message>,
        pressed: &Pressed,
        (guild, channels): (&GuildKey, &[PlaceKey]),
    ) -> Result<&'a Message, Answer> {
        let finished = reply.filter(|reply| reply.stage == Stage::Finished);
        let reply = finished.ok_or(Answer::NotAReply)?;
        let conversation = self.known.conversation(reply.conversation);
        let is_theirs = conversation.is_some_and(|it| {
            it.guild.as_ref() == Some(guild) && channels.contains(it.parent.as_ref().unwrap_or(&reply.place))
        });
        if !is_theirs {
            return Err(Answer::NotAReviewer);
        }
        let by = self.known.person(&pressed.by.key);
        match self.known.held_by(reply.id, pressed.at) {
            Some(holder) if Some(holder) != by => Err(Answer::Held(reply.id)),
            _ => Ok(reply),
        }
    }

    /// Records what is new; a verdict stands until it is taken back, whoever decides next.
    fn reviewed(&mut self, pressed: &Pressed, reply: &Message, deed: &Deed) -> Result<ReviewTask, Answer> {
        let case = self.known.case(reply.id);
        let is_decided = case.is_some_and(|case| case.decided.is_some());
        let changes = match deed {
            Deed::Undo => is_decided || case.is_some_and(|case: &Case| case.skipped),
            Deed::Skip => !is_decided && !case.is_some_and(|case| case.skipped),
            Deed::Correct(text) if text.trim().is_empty() => return Err(Answer::NothingSaid),
            Deed::Good | Deed::Bad | Deed::Correct(_) | Deed::Exclude => !is_decided,
        };
        if !changes {
            return Ok(ReviewTask::Show(reply.id));
        }
        let by = self.person(&pressed.by);
        let review = self.meant(deed, by);
        let key = EventKey::of("review_message", &pressed.interaction);
        self.record(key, pressed.at, About::message(reply).by(by), Fact::ReplyReviewed(review));
        Ok(match review {
            Review::Undone => ReviewTask::Show(reply.id),
            Review::Decided(_) | Review::Skipped => ReviewTask::Onward(reply.id, review),
        })
    }

    fn meant(&mut self, deed: &Deed, by: PersonId) -> Review {
        Review::Decided(match deed {
            Deed::Good => Verdict::Good,
            Deed::Bad => Verdict::Bad,
            Deed::Exclude => Verdict::Excluded,
            Deed::Correct(text) => Verdict::Corrected(self.text(text, Some(by), Origin::Correction)),
            Deed::Skip => return Review::Skipped,
            Deed::Undo => return Review::Undone,
        })
    }
}
