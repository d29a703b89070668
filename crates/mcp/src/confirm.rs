//! Consent before a write: by elicitation where the client has it, in the form that its protocol
//! version knows, else by a code that the agent brings back once the user has agreed.

use parking_lot::Mutex;
use ql_engine::operation::Entry;
use rmcp::RoleServer;
use rmcp::model::{
    BooleanSchema, CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, ElicitRequest, ElicitRequestParams, ElicitResult,
    ElicitationAction, ElicitationSchema, InputRequest, InputRequests, InputRequiredResult, PrimitiveSchemaDefinition, ProtocolVersion,
    RequestStateCodec, SealOptions,
};
use rmcp::service::RequestContext;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::HashSet;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// The one question, and the name of its one field.
const KEY: &str = "apply";
const VALID_FOR: Duration = Duration::from_secs(600);
const PATIENCE: Duration = Duration::from_secs(600);

/// Whether this call of an operation writes: not if it is asked to only show what it would do.
pub(crate) fn writes(entry: &Entry, input: &Value) -> bool {
    if entry.spec.flags.read_only {
        return false;
    }
    let asks = |names: [&str; 2]| names.iter().any(|name| input.get(name).and_then(Value::as_bool) == Some(true));
    if asks(["dry_run", "dry-run"]) {
        return false;
    }
    let has_apply = (entry.input_schema)().to_value().pointer("/properties/apply").is_some();
    !has_apply || asks(["apply", "apply"])
}

/// What came of asking.
pub(crate) enum Consent {
    /// Go ahead.
    Given,
    /// Answer this instead.
    Answer(Box<CallToolResponse>),
}

/// Seals what was asked, so that consent to one thing is no consent to another, and is used once.
pub(crate) struct Gate {
    /// `None` if no key could be made; then nothing is ever consented to.
    codec: Option<RequestStateCodec>,
    used: Mutex<HashSet<String>>,
}

#[derive(Serialize, Deserialize)]
struct Asked {
    nonce: String,
}

impl Gate {
    pub(crate) fn new() -> Gate {
        Gate { codec: RequestStateCodec::try_new(crate::random::key().to_vec()).ok(), used: Mutex::default() }
    }

    /// Asks the user whether `input` may be done, `preview` saying what it would do.
    pub(crate) async fn ask(
        &self,
        request: &CallToolRequestParams,
        cx: &RequestContext<RoleServer>,
        input: &Value,
        code: Option<&str>,
        preview: &str,
        input_ended: &CancellationToken,
    ) -> Consent {
        let bound = bound_to(&request.name, input);
        if let Some(code) = code {
            return match self.redeem(code, &bound) {
                true => Consent::Given,
                false => refused("that code is not valid for this call: it was used, is too old, or was given for other arguments"),
            };
        }
        let can_elicit = cx.client_capabilities().is_some_and(|capabilities| capabilities.elicitation.is_some());
        if !can_elicit {
            return self.by_code(&bound, preview);
        }
        let message = format!("{preview}\n\nApply this?");
        let modern = cx.protocol_version().is_some_and(|version| version.as_str() >= ProtocolVersion::V_2026_07_28.as_str());
        if modern { self.by_retry(request, &bound, message) } else { by_elicitation(cx, message, input_ended).await }
    }

    fn seal(&self, bound: &[u8]) -> Option<String> {
        let options = SealOptions::new().associated_data(bound).ttl(VALID_FOR);
        self.codec.as_ref()?.seal_json_with(&Asked { nonce: crate::random::hex() }, &options).ok()
    }

    fn redeem(&self, sealed: &str, bound: &[u8]) -> bool {
        let asked = self.codec.as_ref().and_then(|codec| codec.open_json_with::<Asked>(sealed, bound).ok());
        asked.is_some_and(|asked| self.used.lock().insert(asked.nonce))
    }

    /// 2026-07-28: the question goes back as the answer, and the client calls again with the reply.
    fn by_retry(&self, request: &CallToolRequestParams, bound: &[u8], message: String) -> Consent {
        if let Some(state) = &request.request_state {
            if !self.redeem(state, bound) {
                return refused("the consent is not valid for this call: it was used, is too old, or was given for other arguments");
            }
            let reply = request.input_responses.as_ref().and_then(|replies| replies.get(KEY)).cloned();
            let agreed = reply.and_then(|reply| serde_json::from_value::<ElicitResult>(reply).ok()).is_some_and(|reply| has_agreed(&reply));
            return if agreed { Consent::Given } else { declined() };
        }
        let Some(state) = self.seal(bound) else {
            return refused("consent could not be asked for");
        };
        let mut requests = InputRequests::new();
        requests.insert(KEY.to_owned(), InputRequest::Elicitation(ElicitRequest::new(question(message))));
        Consent::Answer(Box::new(InputRequiredResult::new(Some(requests), Some(state)).into()))
    }

    /// No elicitation: the agent is told to ask, and gets a code that only fits this call.
    fn by_code(&self, bound: &[u8], preview: &str) -> Consent {
        let Some(code) = self.seal(bound) else {
            return refused("consent could not be asked for");
        };
        let text = format!(
            "{preview}\n\nNothing was changed. Show this to the user; once they agree, call again with the same arguments and \"confirm\": \"{code}\"."
        );
        Consent::Answer(Box::new(CallToolResult::error(vec![ContentBlock::text(text)]).into()))
    }
}

/// Handshake clients: a question while the call waits.
async fn by_elicitation(cx: &RequestContext<RoleServer>, message: String, input_ended: &CancellationToken) -> Consent {
    let asking = cx.peer.create_elicitation_with_timeout(question(message), Some(PATIENCE));
    let reply = tokio::select! {
        reply = asking => reply,
        () = input_ended.cancelled() => return refused("the client went away before the user could be asked"),
        () = cx.ct.cancelled() => return refused("cancelled"),
    };
    match reply {
        Ok(reply) if has_agreed(&reply) => Consent::Given,
        Ok(_) => declined(),
        Err(error) => refused(&format!("the user could not be asked: {error}")),
    }
}

fn question(message: String) -> ElicitRequestParams {
    let field = BooleanSchema::new().title("Apply").description("Apply the change to the files").with_default(false);
    let requested_schema = ElicitationSchema::builder()
        .required_property(KEY, PrimitiveSchemaDefinition::Boolean(field))
        .build()
        .unwrap_or_else(|_| ElicitationSchema::new(Default::default()));
    ElicitRequestParams::FormElicitationParams { meta: None, message, requested_schema }
}

fn has_agreed(reply: &ElicitResult) -> bool {
    reply.action == ElicitationAction::Accept
        && reply.content.as_ref().and_then(|content| content.get(KEY)).and_then(Value::as_bool) == Some(true)
}

fn declined() -> Consent {
    refused("the user declined")
}

fn refused(why: &str) -> Consent {
    Consent::Answer(Box::new(CallToolResult::error(vec![ContentBlock::text(format!("Nothing was changed: {why}."))]).into()))
}

fn bound_to(tool: &str, input: &Value) -> Vec<u8> {
    blake3::hash(format!("{tool}\0{input}").as_bytes()).as_bytes().to_vec()
}
