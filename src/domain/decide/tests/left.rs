//! Servers that the bot leaves, and those that take it back.

use super::scene::Scene;
use crate::domain::decide::Decision;
use crate::domain::event::{Fact, GuildPurged, GuildRejoined};
use crate::domain::inbound::{Inbound, LeftGuild, PurgedGuild, RejoinedGuild};
use crate::domain::key::GuildKey;
use crate::domain::route::Why;

fn guild() -> GuildKey {
    GuildKey::discord(100)
}

fn leaves(scene: &mut Scene, frame: &str) -> Decision {
    let at = scene.tick();
    scene.comes(&Inbound::LeftGuild(LeftGuild { guild: guild(), at, frame: frame.to_owned() }))
}

fn rejoins(scene: &mut Scene, frame: &str) -> Decision {
    let at = scene.tick();
    scene.comes(&Inbound::RejoinedGuild(RejoinedGuild { guild: guild(), at, frame: frame.to_owned() }))
}

fn is_purged(scene: &mut Scene) -> Decision {
    let at = scene.tick();
    scene.comes(&Inbound::PurgedGuild(PurgedGuild { guild: guild(), at }))
}

#[test]
fn a_server_that_was_not_left_is_no_news() {
    let decision = rejoins(&mut Scene::new(), "s:1");
    assert_eq!((decision.events.len(), decision.ignored), (0, Some(Why::Unchanged)));
}

#[test]
fn coming_back_stops_the_clock_once_and_for_this_time() {
    let mut scene = Scene::new();
    leaves(&mut scene, "s:1");
    assert_eq!(scene.known.left_at(&guild()), Some(scene.now()));
    let decision = rejoins(&mut scene, "s:2");
    assert_eq!(decision.events[0].fact, Fact::GuildRejoined(GuildRejoined { guild: guild() }));
    assert_eq!(scene.known.left_at(&guild()), None);
    assert_eq!(rejoins(&mut scene, "t:1").ignored, Some(Why::Unchanged));
    leaves(&mut scene, "t:2");
    assert_eq!(scene.known.left_at(&guild()), Some(scene.now()));
    assert_eq!(rejoins(&mut scene, "t:3").events.len(), 1);
}

#[test]
fn a_server_whose_words_are_gone_needs_no_clock() {
    let mut scene = Scene::new();
    assert_eq!(is_purged(&mut scene).ignored, Some(Why::Unchanged), "it was not left");
    for frame in ["s:1", "s:2"] {
        leaves(&mut scene, frame);
        let decision = is_purged(&mut scene);
        assert_eq!(decision.events[0].fact, Fact::GuildPurged(GuildPurged { guild: guild() }));
        assert_eq!(scene.known.left_at(&guild()), None);
        assert_eq!(is_purged(&mut scene).ignored, Some(Why::Unchanged));
    }
}
