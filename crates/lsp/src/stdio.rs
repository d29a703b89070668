//! Standard input and output as asynchronous streams over two plain threads. The runtime's own
//! would keep the process from ending while a read is under way, and the client may never send
//! another byte.

use std::io::{Read, Write};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};
use tokio::runtime::Handle;

const PIPE: usize = 256 * 1024;
/// How long the client may take to read what was written last.
const LAST_READ: Duration = Duration::from_secs(1);

/// The thread that writes.
pub(crate) struct Writer(JoinHandle<()>);

impl Writer {
    /// Waits until everything is written, or the client takes no more.
    pub(crate) fn finish(self) {
        let started = Instant::now();
        while !self.0.is_finished() && started.elapsed() < LAST_READ {
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

/// Opens both. The streams end as standard input and output do.
pub(crate) fn open() -> (DuplexStream, DuplexStream, Writer) {
    let (input, mut from_thread) = tokio::io::duplex(PIPE);
    let (mut to_thread, output) = tokio::io::duplex(PIPE);
    let runtime = Handle::current();
    let reader = runtime.clone();
    std::thread::spawn(move || {
        let mut chunk = vec![0; 64 * 1024];
        let mut stdin = std::io::stdin().lock();
        loop {
            let read = match stdin.read(&mut chunk) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(_) => break,
            };
            if reader.block_on(from_thread.write_all(&chunk[..read])).is_err() {
                break;
            }
        }
    });
    let writer = std::thread::spawn(move || {
        let mut chunk = vec![0; 64 * 1024];
        let mut stdout = std::io::stdout().lock();
        while let Ok(read @ 1..) = runtime.block_on(to_thread.read(&mut chunk)) {
            if stdout.write_all(&chunk[..read]).and_then(|()| stdout.flush()).is_err() {
                break;
            }
        }
    });
    (input, output, Writer(writer))
}
