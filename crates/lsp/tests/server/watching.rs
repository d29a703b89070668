//! Changes on disk reach the findings also where the client does not watch it for the server.

use crate::driver::{Client, able, able_with};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::atomic::Ordering;
use std::time::Duration;

const URI: &str = "file:///elsewhere/a.py";

async fn opened(root: &Path, capabilities: Value) -> Client {
    let mut client = Client::start();
    let uri = format!("file://{}", root.display());
    client.initialize(json!({"capabilities": capabilities, "processId": null, "rootUri": uri})).await;
    client.open(URI, "python", "eval(1)").await;
    client.diagnostics(URI, 1).await;
    client
}

/// Writes until the document is checked anew: when watching begins cannot be seen from here.
async fn checked_anew(client: &Client, mut write: impl FnMut(u32)) {
    let before = client.fake.checks.load(Ordering::SeqCst);
    for attempt in 0..120 {
        write(attempt);
        for _ in 0..10 {
            if client.fake.checks.load(Ordering::SeqCst) > before {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
    panic!("nothing was checked anew");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn configuration_and_rules_that_change_outside() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    std::fs::create_dir_all(root.join("old/deep")).unwrap();
    let mut client = opened(root, able()).await;
    checked_anew(&client, |n| std::fs::write(root.join("quantumlayer.toml"), format!("# {n}\n")).unwrap()).await;
    client.diagnostics(URI, 1).await;
    checked_anew(&client, |n| std::fs::write(root.join("old/deep/rule.yaml"), format!("# {n}\n")).unwrap()).await;
    // A folder that comes later, with what is in it; and again after it went away.
    for _ in 0..2 {
        checked_anew(&client, |_| {
            let _ = std::fs::remove_dir_all(root.join("new"));
            std::fs::create_dir_all(root.join("new/deep")).unwrap();
            std::fs::write(root.join("new/deep/.gitignore"), "x").unwrap();
        })
        .await;
    }
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_watches_is_asked_to() {
    let folder = tempfile::tempdir().unwrap();
    let watching = able_with(&[("/workspace/didChangeWatchedFiles", json!({"dynamicRegistration": true}))]);
    let mut client = opened(folder.path(), watching).await;
    let asked = client.called("client/registerCapability").await;
    assert_eq!(asked["params"]["registrations"][0]["method"], json!("workspace/didChangeWatchedFiles"));
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn data_is_followed_across_files_on_save() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = opened(folder.path(), able()).await;
    let reached = async |count: &std::sync::atomic::AtomicUsize, wanted: usize| {
        for _ in 0..400 {
            if count.load(Ordering::SeqCst) >= wanted {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{} of {wanted}", count.load(Ordering::SeqCst));
    };
    // Once in the beginning.
    reached(&client.fake.followed, 1).await;
    let checks = client.fake.checks.load(Ordering::SeqCst);
    // What is saved together is followed once, and only what may differ is published again.
    let saved = json!({"textDocument": {"uri": URI}});
    for _ in 0..3 {
        client.notify("textDocument/didSave", saved.clone()).await;
    }
    reached(&client.fake.followed, 2).await;
    client.fake.news.store(true, Ordering::SeqCst);
    client.notify("textDocument/didSave", saved.clone()).await;
    reached(&client.fake.followed, 3).await;
    reached(&client.fake.checks, checks + 1).await;
    client.diagnostics(URI, 1).await;
    assert_eq!((client.fake.followed.load(Ordering::SeqCst), client.fake.checks.load(Ordering::SeqCst)), (3, checks + 1));
    // A later save takes the place of what is under way.
    client.fake.hold(true);
    client.notify("textDocument/didSave", saved.clone()).await;
    reached(&client.fake.followed, 4).await;
    client.notify("textDocument/didSave", saved).await;
    reached(&client.fake.stopped, 1).await;
    client.fake.hold(false);
    client.finish().await;
}
