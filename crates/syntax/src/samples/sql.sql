SELECT name FROM labels WHERE size = 10;
