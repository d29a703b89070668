//! The protocol over streamable HTTP. Who may ask is settled before the protocol sees anything:
//! by Host and Origin always, by a bearer token wherever others than this machine can reach it.

use crate::server::Server;
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use rmcp::transport::streamable_http_server::session::local::LocalSessionManager;
use rmcp::transport::streamable_http_server::{StreamableHttpServerConfig, StreamableHttpService};
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

/// How a server listens.
#[derive(Clone, Debug)]
pub struct Listen {
    /// Where.
    pub address: SocketAddr,
    /// The bearer token that every request must carry, if one is demanded.
    pub token: Option<String>,
}

impl Listen {
    /// Reads an address and the token file that goes with it.
    pub fn parse(address: &str, token_file: Option<&Path>) -> Result<Listen, String> {
        let text = address.replace("localhost", "127.0.0.1");
        let address: SocketAddr = text.parse().map_err(|_| format!("`{address}` is not an address such as 127.0.0.1:8080"))?;
        let token = token_file.map(read_token).transpose()?;
        if token.is_none() && !address.ip().is_loopback() {
            return Err(format!(
                "{} can be reached from other machines: give --token-file FILE with a secret of your choice, or listen on 127.0.0.1",
                address.ip()
            ));
        }
        Ok(Listen { address, token })
    }
}

fn read_token(file: &Path) -> Result<String, String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("cannot read the token file {}: {error}", file.display()))?;
    let token = text.trim();
    match token.len() {
        16..=4096 if token.bytes().all(|byte| byte.is_ascii_graphic()) => Ok(token.to_owned()),
        _ => Err(format!("the token in {} must be 16 to 4096 visible ASCII characters", file.display())),
    }
}

/// Serves until `stop` is cancelled. Calls `listening` with the address once it is open.
pub async fn serve(server: Server, listen: Listen, stop: CancellationToken, listening: impl FnOnce(SocketAddr)) -> io::Result<()> {
    let listener = TcpListener::bind(listen.address).await?;
    let address = listener.local_addr()?;
    let config = StreamableHttpServerConfig::default()
        .with_cancellation_token(stop.child_token())
        // Our own check knows more kinds of hosts; see `is_allowed_host`.
        .disable_allowed_hosts();
    let ended = server.shared.input_ended.clone();
    let mut sessions = LocalSessionManager::default();
    sessions.session_config.keep_alive = Some(std::time::Duration::from_secs(30 * 60));
    let warm = server.clone();
    let service = StreamableHttpService::new(move || Ok(server.session()), Arc::new(sessions), config);
    let guard = Arc::new(Guard { ip: address.ip(), token: listen.token.as_deref().map(|token| blake3::hash(token.as_bytes())) });
    let app = Router::new().route_service("/mcp", service.clone()).route_service("/", service).layer(middleware::from_fn(
        move |request: Request, next: Next| {
            let guard = guard.clone();
            async move {
                match guard.check(request.uri(), request.headers()) {
                    Ok(()) => {
                        let ends_session = request.method() == Method::DELETE;
                        let mut response = next.run(request).await;
                        // The session is gone by then; clients take "accepted" for a failure to end it.
                        if ends_session && response.status() == StatusCode::ACCEPTED {
                            *response.status_mut() = StatusCode::NO_CONTENT;
                        }
                        response
                    }
                    Err(refusal) => refusal.into_response(),
                }
            }
        },
    ));
    listening(address);
    warm.warm();
    axum::serve(listener, app)
        .with_graceful_shutdown(async move {
            stop.cancelled().await;
            ended.cancel();
        })
        .await
}

struct Guard {
    ip: IpAddr,
    token: Option<blake3::Hash>,
}

enum Refusal {
    Host,
    Origin,
    Token,
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        match self {
            Refusal::Host => (StatusCode::FORBIDDEN, "Host is not one of this server's").into_response(),
            Refusal::Origin => (StatusCode::FORBIDDEN, "Origin is not allowed").into_response(),
            Refusal::Token => {
                (StatusCode::UNAUTHORIZED, [(header::WWW_AUTHENTICATE, "Bearer")], "a bearer token is needed").into_response()
            }
        }
    }
}

impl Guard {
    fn check(&self, uri: &Uri, headers: &HeaderMap) -> Result<(), Refusal> {
        let mut hosts = headers.get_all(header::HOST).iter();
        let host = match (hosts.next(), hosts.next()) {
            (Some(host), None) => host.to_str().map_err(|_| Refusal::Host)?,
            (None, _) => uri.host().ok_or(Refusal::Host)?,
            _ => return Err(Refusal::Host),
        };
        if !self.is_allowed_host(host_of(host)) {
            return Err(Refusal::Host);
        }
        for origin in headers.get_all(header::ORIGIN) {
            let origin = origin.to_str().map_err(|_| Refusal::Origin)?;
            let host = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://")).ok_or(Refusal::Origin)?;
            if !is_loopback(host_of(host)) {
                return Err(Refusal::Origin);
            }
        }
        let Some(expected) = &self.token else {
            return Ok(());
        };
        let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(|value| {
            let (scheme, token) = value.split_once(' ')?;
            scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
        });
        // Hashes are compared in constant time, and tell nothing of the token's length.
        match given {
            Some(given) if blake3::hash(given.as_bytes()) == *expected => Ok(()),
            _ => Err(Refusal::Token),
        }
    }

    /// Rebinding needs a name: loopback names are ours, and where other machines reach us an address
    /// as such is too.
    fn is_allowed_host(&self, host: &str) -> bool {
        is_loopback(host) || (!self.ip.is_loopback() && host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok())
    }
}

fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost") || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// The host of `host:port`, of `[v6]:port`, or of either without a port.
fn host_of(authority: &str) -> &str {
    if let Some(end) = authority.find(']') {
        return &authority[..=end];
    }
    match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(ip: &str, token: Option<&str>, headers: &[(&'static str, &'static str)]) -> u16 {
        let guard = Guard { ip: ip.parse().unwrap(), token: token.map(|token| blake3::hash(token.as_bytes())) };
        let headers = headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect::<HeaderMap>();
        guard.check(&Uri::from_static("/mcp"), &headers).map_or_else(|refusal| refusal.into_response().status().as_u16(), |()| 200)
    }

    #[test]
    fn only_known_hosts_and_origins_get_in() {
        let local = "127.0.0.1";
        for host in ["localhost:1", "LOCALHOST", "127.0.0.1:99", "[::1]:5", "127.0.0.1"] {
            assert_eq!(answer(local, None, &[("host", host)]), 200, "{host}");
        }
        for host in [
            "evil.example",
            "evil.example:80",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "192.168.0.1",
            "",
            "[::1",
            "localhost:80:80",
        ] {
            assert_eq!(answer(local, None, &[("host", host)]), 403, "{host}");
        }
        assert_eq!(answer(local, None, &[("host", "localhost"), ("host", "localhost")]), 403);
        assert_eq!(answer(local, None, &[]), 403);
        for (origin, code) in [
            ("http://localhost:3000", 200),
            ("https://127.0.0.1", 200),
            ("http://evil.example", 403),
            ("null", 403),
            ("file://", 403),
            ("http://localhost.evil.example", 403),
        ] {
            assert_eq!(answer(local, None, &[("host", "localhost"), ("origin", origin)]), code, "{origin}");
        }
    }

    #[test]
    fn a_token_is_demanded_when_there_is_one() {
        let token = Some("0123456789abcdef");
        assert_eq!(answer("0.0.0.0", token, &[("host", "192.168.0.7:80")]), 401);
        assert_eq!(answer("0.0.0.0", token, &[("host", "192.168.0.7:80"), ("authorization", "Bearer 0123456789abcdeX")]), 401);
        assert_eq!(answer("0.0.0.0", token, &[("host", "192.168.0.7:80"), ("authorization", "bearer 0123456789abcdef")]), 200);
        assert_eq!(answer("0.0.0.0", token, &[("host", "name.example:80"), ("authorization", "Bearer 0123456789abcdef")]), 403);
    }

    #[test]
    fn other_addresses_need_a_token() {
        assert!(Listen::parse("127.0.0.1:0", None).is_ok());
        assert!(Listen::parse("localhost:0", None).is_ok());
        assert!(Listen::parse("[::1]:0", None).is_ok());
        assert!(Listen::parse("0.0.0.0:0", None).unwrap_err().contains("--token-file"));
        assert!(Listen::parse("8080", None).is_err());
        let file = tempfile::NamedTempFile::new().unwrap();
        assert!(Listen::parse("0.0.0.0:0", Some(file.path())).is_err());
        std::fs::write(file.path(), "a-long-enough-secret\n").unwrap();
        assert_eq!(Listen::parse("0.0.0.0:0", Some(file.path())).unwrap().token.as_deref(), Some("a-long-enough-secret"));
    }
}
