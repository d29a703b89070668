<?php
// closure: handlers wrapped in one another, one of the stacks adds the input.
function withBanner(callable $next, string $banner): callable
{
    return function (string $request) use ($next, $banner): string {
        return $banner . "\n" . $next($request);
    };
}

$handler = fn (string $request): string => "handled $request";
$plain = withBanner($handler, 'welcome');
$personal = withBanner(withBanner($handler, source()), 'welcome');
// flow
sink($personal('/index'));
// no flow
sink($plain('/index'));
