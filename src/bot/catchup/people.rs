//! Who wrote what is read back: pages leave out what people are called in a server, and what they may do there.

use std::collections::HashMap;

use crate::bot::catchup::Trouble;
use crate::bot::catchup::round::Round;
use crate::bot::past::Past;
use crate::bot::platform::Platform;
use crate::domain::budget::{Lane, Route};
use crate::domain::catchup::{Allowance, PEOPLE};
use crate::domain::event::Place;
use crate::domain::inbound::Account;
use crate::domain::key::{AccountKey, PlaceKey};

/// The people who were asked for, as each place knows them.
#[derive(Debug)]
pub(super) struct People {
    known: HashMap<(PlaceKey, AccountKey), Account>,
    left: Allowance,
}

impl Default for People {
    fn default() -> Self {
        Self { known: HashMap::new(), left: Allowance::new(PEOPLE) }
    }
}

impl<P: Platform + Past> Round<'_, P> {
    /// The person as the place knows them; as they are, where that cannot be had.
    pub(super) async fn introduced(&mut self, place: &Place, account: Account) -> Result<Account, Trouble> {
        let Some(guild) = &place.guild else { return Ok(account) };
        let key = (place.key.clone(), account.key.clone());
        if let Some(known) = self.people.known.get(&key) {
            return Ok(known.clone());
        }
        if !self.people.left.take() {
            return Ok(account);
        }
        let lane = Lane::new(Route::FetchGuild, guild.raw.as_str());
        let who = &account.key;
        let person = self.try_to(lane, |platform| async move { platform.person(place, who).await }).await?;
        let known = person.unwrap_or(account);
        self.people.known.insert(key, known.clone());
        Ok(known)
    }
}
