<?php
// field: an array cast to an object and its properties.
function buildPayload(string $comment): object
{
    $payload = (object) ['version' => '2', 'comment' => $comment];
    $payload->channel = 'web';
    return $payload;
}

$payload = buildPayload(source());
// no flow
sink($payload->channel . $payload->version);
// flow
sink($payload->channel . $payload->comment);
