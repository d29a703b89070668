<?php
// string: str_replace with the input as the replacement, and as what is looked for.
// flow
sink(str_replace('NAME', source(), 'Dear NAME'));
// no flow
sink(str_replace(source(), 'you', 'Dear NAME'));
