<?php
// exception: a property of an exception of one's own.
class ApiError extends Exception
{
    public function __construct(public string $payload, string $message)
    {
        parent::__construct($message);
    }
}

try {
    throw new ApiError(source(), 'upstream failed');
} catch (ApiError $e) {
    // flow
    sink($e->payload);
    // no flow
    sink($e->getMessage());
}
