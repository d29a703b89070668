package query

import (
	"errors"
	"math"
	"net/http"
	"strconv"
)

func Quantity(r *http.Request) (int32, error) {
	value, err := strconv.Atoi(r.FormValue("quantity"))
	if err != nil {
		return 0, err
	}
	// ruleid: integer-truncation
	return int32(value), nil
}

func Port(text string) (uint16, error) {
	port, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, err
	}
	// ruleid: integer-truncation
	return uint16(port), nil
}

func Level(text string) byte {
	level, _ := strconv.ParseUint(text, 10, 64)
	// ruleid: integer-truncation
	return byte(level)
}

func Sized(text string) (int32, error) {
	value, err := strconv.ParseInt(text, 10, 32)
	// ok: integer-truncation
	return int32(value), err
}

func Wide(text string) (int64, error) {
	value, err := strconv.Atoi(text)
	// ok: integer-truncation
	return int64(value), err
}

func Checked(text string) (int32, error) {
	value, err := strconv.Atoi(text)
	if err != nil || value < 0 || value > math.MaxInt32 {
		return 0, errors.New("out of range")
	}
	// ok: integer-truncation
	return int32(value), nil
}
