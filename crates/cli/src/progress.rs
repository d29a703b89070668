//! The progress bar, on a terminal only, and only for work that takes long enough to wonder.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use ql_engine::operation::Progress;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

const SHOW_AFTER: Duration = Duration::from_millis(300);

/// Shows progress on standard error.
pub(crate) struct Bar {
    started: Instant,
    bar: OnceLock<ProgressBar>,
}

impl Bar {
    /// A bar that is not shown yet.
    pub(crate) fn new() -> Bar {
        Bar { started: Instant::now(), bar: OnceLock::new() }
    }

    fn start() -> ProgressBar {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(10));
        if let Ok(style) = ProgressStyle::with_template("{spinner} {wide_msg} {pos}") {
            bar.set_style(style);
        }
        bar
    }
}

impl Progress for Bar {
    fn report(&self, done: u64, total: u64, message: &str) {
        if self.bar.get().is_none() && self.started.elapsed() < SHOW_AFTER {
            return;
        }
        let bar = self.bar.get_or_init(Bar::start);
        if total > 0 && bar.length() != Some(total) {
            bar.set_length(total);
            if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}") {
                bar.set_style(style);
            }
        }
        bar.set_message(message.to_owned());
        bar.set_position(done);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}
