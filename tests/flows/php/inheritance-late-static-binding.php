<?php
// inheritance: static:: asks the called class, self:: the class it is written in.
class Model
{
    public static function table(): string
    {
        return 'models';
    }

    public static function late(): string
    {
        return 'from ' . static::table();
    }

    public static function early(): string
    {
        return 'from ' . self::table();
    }
}

class DynamicModel extends Model
{
    public static function table(): string
    {
        return source();
    }
}

// flow
sink(DynamicModel::late());
// no flow
sink(DynamicModel::early());
