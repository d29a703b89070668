<?php
// field: promoted constructor parameters become properties of their own.
final class Mail
{
    public function __construct(
        public readonly string $subject,
        public readonly string $text,
    ) {
    }
}

$mail = new Mail('Report', source());
// flow
sink($mail->text);
// no flow
sink($mail->subject);
