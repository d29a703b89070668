<?php
// object: two static factories of one class, one of them is given input.
final class Notice
{
    private string $text = '';

    private function __construct(private string $level)
    {
    }

    public static function warning(string $text): self
    {
        $notice = new self('warning');
        $notice->text = $text;
        return $notice;
    }

    public static function maintenance(): self
    {
        $notice = new self('info');
        $notice->text = 'The site is down for maintenance.';
        return $notice;
    }

    public function render(): string
    {
        return sprintf('<p class="%s">%s</p>', $this->level, $this->text);
    }
}

$warning = Notice::warning(source());
$maintenance = Notice::maintenance();
// flow
sink($warning->render());
// no flow
sink($maintenance->render());
