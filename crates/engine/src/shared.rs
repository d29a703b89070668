//! What all snapshots of a workspace share: caches and stores. Nothing here changes an answer.

use crate::across::Across;
use crate::config::Configs;
use crate::qsecure::rules::RuleSets;
use crate::workspace::Settings;
use std::path::PathBuf;
use std::sync::OnceLock;

pub(crate) struct Shared {
    pub(crate) configs: Configs,
    pub(crate) rules: RuleSets,
    /// What was found across files when they were saved.
    pub(crate) across: Across,
    cache_dir: OnceLock<Option<PathBuf>>,
    data_dir: OnceLock<Option<PathBuf>>,
}

impl Shared {
    pub(crate) fn new(settings: &Settings) -> Shared {
        let shared = Shared {
            configs: Configs::default(),
            rules: RuleSets::default(),
            across: Across::default(),
            cache_dir: OnceLock::new(),
            data_dir: OnceLock::new(),
        };
        if let Some(dir) = &settings.cache_dir {
            let _ = shared.cache_dir.set(Some(dir.clone()));
        }
        if let Some(dir) = &settings.data_dir {
            let _ = shared.data_dir.set(Some(dir.clone()));
        }
        shared
    }

    /// Where the cache lies.
    pub(crate) fn cache_dir(&self) -> Option<&PathBuf> {
        self.cache_dir.get_or_init(|| project_dirs().map(|d| d.cache_dir().to_owned())).as_ref()
    }

    /// Where state is kept.
    pub(crate) fn data_dir(&self) -> Option<&PathBuf> {
        self.data_dir.get_or_init(|| project_dirs().map(|d| d.data_local_dir().to_owned())).as_ref()
    }
}

fn project_dirs() -> Option<directories::ProjectDirs> {
    directories::ProjectDirs::from("", "", "quantumlayer")
}
