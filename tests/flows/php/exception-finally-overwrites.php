<?php
// exception: a return in finally replaces the one in try; an assignment there does not.
function replaced(): string
{
    try {
        return source();
    } finally {
        return 'closed';
    }
}

function kept(): string
{
    $value = source();
    try {
        return $value;
    } finally {
        $value = 'closed';
    }
}

// no flow
sink(replaced());
// flow
sink(kept());
