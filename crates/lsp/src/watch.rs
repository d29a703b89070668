//! Looking after the disk where the client does not: some declare no registration of watched files
//! (Neovim on Linux is one), and configuration or rules that change outside the editor must count
//! all the same.
//!
//! Folders are watched one by one, those that a scan looks into: what is ignored is often larger
//! than all the rest, and every folder costs the system something.

use crate::outbox::{Out, Outbox};
use crate::server::Message;
use notify::event::ModifyKind;
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use ql_engine::config::FILE_NAME;
use ql_engine::workspace::folders;
use std::collections::{BTreeSet, HashSet};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};
use tokio::sync::mpsc::WeakUnboundedSender;
use tower_lsp::lsp_types::MessageType;

/// Changes come in bursts (a checkout, a build): they are told when it has been quiet for so long,
const QUIET: Duration = Duration::from_millis(150);
/// and at the latest after this time.
const LONGEST: Duration = Duration::from_secs(2);
/// Folders watched at most. A larger workspace is served without, and that is said.
const MAX_FOLDERS: usize = 16_384;

/// Watches until dropped.
pub(crate) struct Watcher(Sender<Order>);

enum Order {
    Event(Event),
    Stop,
}

impl Drop for Watcher {
    fn drop(&mut self) {
        // The thread may have ended by itself.
        let _ = self.0.send(Order::Stop);
    }
}

impl Watcher {
    /// Starts watching, on a thread of its own: large workspaces take a moment. `None` without roots.
    pub(crate) fn start(roots: Vec<PathBuf>, server: WeakUnboundedSender<Message>, outbox: Outbox) -> Option<Watcher> {
        if roots.is_empty() {
            return None;
        }
        let (orders, inbox) = channel();
        let events = orders.clone();
        let work = move || match notify::recommended_watcher(move |event| pass_on(event, &events)) {
            Ok(disk) => Watch { disk, roots, known: HashSet::new(), incomplete: false, outbox }.run(&inbox, &server),
            Err(error) => outbox.send(Out::Log(MessageType::WARNING, format!("the disk cannot be watched: {error}"))),
        };
        std::thread::Builder::new().name("quantumlayer-watch".to_owned()).spawn(work).ok()?;
        Some(Watcher(orders))
    }
}

fn pass_on(event: notify::Result<Event>, orders: &Sender<Order>) {
    // Reading changes nothing, and our own scans read much.
    if let Ok(event) = event
        && !event.kind.is_access()
    {
        let _ = orders.send(Order::Event(event));
    }
}

struct Watch {
    disk: RecommendedWatcher,
    roots: Vec<PathBuf>,
    /// The folders that are watched.
    known: HashSet<PathBuf>,
    /// Not every folder is watched, which has been said.
    incomplete: bool,
    outbox: Outbox,
}

impl Watch {
    fn run(mut self, inbox: &Receiver<Order>, server: &WeakUnboundedSender<Message>) {
        self.add_folders();
        while let Some(mut changed) = self.burst(inbox) {
            let decides = |path: &PathBuf| path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.ends_with("ignore"));
            if changed.iter().any(|path| decides(path) || !self.known.contains(path) && path.is_dir()) {
                // What was written into a folder before it was watched has no event of its own.
                for folder in self.add_folders() {
                    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
                    changed.extend(files.map(|entry| entry.path()));
                }
            }
            let Some(server) = server.upgrade() else { return };
            let _ = server.send(Message::Watched(changed.into_iter().collect()));
        }
    }

    /// The paths of the next changes that belong together. `None` if nobody wants them any more.
    fn burst(&mut self, inbox: &Receiver<Order>) -> Option<BTreeSet<PathBuf>> {
        let mut order = inbox.recv().ok()?;
        let mut changed = BTreeSet::new();
        let end = Instant::now() + LONGEST;
        loop {
            match order {
                Order::Event(event) => self.take(event, &mut changed),
                Order::Stop => return None,
            }
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Some(changed);
            }
            order = match inbox.recv_timeout(left.min(QUIET)) {
                Ok(order) => order,
                Err(RecvTimeoutError::Timeout) => return Some(changed),
                Err(RecvTimeoutError::Disconnected) => return None,
            };
        }
    }

    fn take(&mut self, event: Event, changed: &mut BTreeSet<PathBuf>) {
        if event.need_rescan() {
            // Events were lost: as if what decides over everything had changed.
            changed.extend(self.roots.iter().map(|root| root.join(FILE_NAME)));
        }
        if matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))) {
            // The system forgets a folder that goes; should it come back, it is a new one.
            for gone in &event.paths {
                if self.known.contains(gone) {
                    self.known.retain(|folder| !folder.starts_with(gone));
                }
            }
        }
        changed.extend(event.paths);
    }

    /// Watches the folders that are not watched yet, and returns them.
    fn add_folders(&mut self) -> Vec<PathBuf> {
        let mut added = Vec::new();
        for root in self.roots.clone() {
            // One more than may be watched shows that there are more.
            for folder in folders(&root, MAX_FOLDERS + 1) {
                if self.known.contains(&folder) {
                    continue;
                }
                if self.known.len() >= MAX_FOLDERS {
                    self.tell_incomplete("there are too many");
                    return added;
                }
                match self.disk.watch(&folder, RecursiveMode::NonRecursive) {
                    Ok(()) => {
                        self.known.insert(folder.clone());
                        added.push(folder);
                    }
                    Err(error) if matches!(error.kind, ErrorKind::MaxFilesWatch) => {
                        self.tell_incomplete("the system allows no more");
                        return added;
                    }
                    // It went away, or may not be read: then it is not scanned either.
                    Err(error) => tracing::debug!(folder = %folder.display(), %error, "not watched"),
                }
            }
        }
        added
    }

    fn tell_incomplete(&mut self, why: &str) {
        if !std::mem::replace(&mut self.incomplete, true) {
            let text = format!(
                "{} folders are watched for changes from outside the editor, the others are not: {why}. \
                 Saving a file, or restarting the server, brings findings up to date.",
                self.known.len()
            );
            self.outbox.send(Out::Log(MessageType::WARNING, text));
        }
    }
}
