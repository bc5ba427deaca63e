//! Reads what somebody is shown of their own opinions, page by page.

use crate::bot::review::Clerk;
use crate::domain::key::AccountKey;
use crate::store::{self, OwnOpinion};

/// How many stand on a page.
const PAGE: u32 = 5;
/// How far back one can turn the pages.
const PAGES: u32 = 40;

/// One page of one's own opinions, the newest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Own {
    /// Which page, from 0.
    pub page: u32,
    /// What stands on it.
    pub opinions: Vec<OwnOpinion>,
    /// Whether there is another one after it.
    pub more: bool,
}

impl Clerk {
    /// A page of what whoever has this account said and rated.
    pub async fn own(&self, account: &AccountKey, page: u32) -> Result<Own, store::Error> {
        let page = page.min(PAGES - 1);
        let (one_more, before) = (i64::from(PAGE) + 1, i64::from(page * PAGE));
        let mut opinions = self.store().own_opinions(account, one_more, before).await?;
        let more = opinions.len() > PAGE as usize && page + 1 < PAGES;
        opinions.truncate(PAGE as usize);
        Ok(Own { page, opinions, more })
    }
}
