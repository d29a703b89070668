//! Ctrl-C: the first asks the work to stop, the second stops the process.

use crate::exit::INTERRUPTED;
use ql_engine::operation::Cancel;

/// Watches for Ctrl-C and a polite request to end, on a thread of its own.
pub(crate) fn watch(cancel: Cancel) {
    let watcher = std::thread::Builder::new().name("interrupt".into());
    // Without the watcher Ctrl-C ends the process at once, which is right too.
    let _ = watcher.spawn(move || {
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_io().build() else {
            return;
        };
        runtime.block_on(async move {
            interrupted().await;
            cancel.cancel();
            interrupted().await;
            std::process::exit(i32::from(INTERRUPTED));
        });
    });
}

/// Waits for one request to end.
#[cfg(unix)]
pub(crate) async fn interrupted() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        let _ = tokio::signal::ctrl_c().await;
        return;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

/// Waits for one request to end.
#[cfg(not(unix))]
pub(crate) async fn interrupted() {
    let _ = tokio::signal::ctrl_c().await;
}
