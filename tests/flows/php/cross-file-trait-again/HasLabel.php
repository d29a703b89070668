<?php
// cross-file: the trait of main.php.
trait HasLabel
{
    public function label(string $label): string
    {
        return '<span>' . $this->decorate($label) . '</span>';
    }

    protected function decorate(string $label): string
    {
        return '* ' . $label;
    }
}
