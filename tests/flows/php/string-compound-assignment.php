<?php
// string: .= adds to what is there, = does not.
$html = '<p>';
$html .= source();
$html .= '</p>';
// flow
sink($html);
$html = '<p>';
$html .= 'none';
// no flow
sink($html);
