//! What the process says at its end: the contract's exit codes.

use ql_engine::operation::{OperationError, Outcome};
use std::process::ExitCode;

/// Could not do it.
pub(crate) const FAILED: u8 = 2;
/// Interrupted.
pub(crate) const INTERRUPTED: u8 = 130;

/// The code of a run that gave a result.
pub(crate) fn of_outcome(outcome: Outcome) -> ExitCode {
    ExitCode::from(match outcome {
        Outcome::Clean => 0,
        Outcome::Found => 1,
        Outcome::Failed => FAILED,
        Outcome::Incomplete => 4,
    })
}

/// The code of a run that gave none.
pub(crate) fn of_error(error: &OperationError) -> ExitCode {
    ExitCode::from(match error {
        OperationError::Cancelled => INTERRUPTED,
        _ => FAILED,
    })
}
