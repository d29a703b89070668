<?php
// string: strtr fills in the pairs whose key occurs in the template.
$pairs = ['%user%' => source(), '%site%' => 'Example'];
$subject = strtr('News from %site%', ['%site%' => $pairs['%site%']]);
$body = strtr('Hello %user%, this is %site%.', $pairs);
// no flow
sink($subject);
// flow
sink($body);
