<?php
// cross-file: a template that is included; it sees the variables of its includer.
// flow
sink($heading);
// no flow
sink($footer);
