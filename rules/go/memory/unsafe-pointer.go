package wire

import (
	"encoding/binary"
	"math"
	"unsafe"
)

type header struct {
	Size uint32
	Kind uint32
}

func Parse(data []byte) *header {
	// ruleid: unsafe-pointer
	return (*header)(unsafe.Pointer(&data[0]))
}

func View(first *byte, length int) []byte {
	// ruleid: unsafe-pointer
	return unsafe.Slice(first, length)
}

func Text(data []byte) string {
	// ruleid: unsafe-pointer
	return unsafe.String(&data[0], len(data))
}

func Size() uintptr {
	// ok: unsafe-pointer
	return unsafe.Sizeof(header{})
}

func ParseSafe(data []byte) header {
	// ok: unsafe-pointer
	return header{Size: binary.LittleEndian.Uint32(data), Kind: binary.LittleEndian.Uint32(data[4:])}
}

func Bits(value float64) uint64 {
	// ok: unsafe-pointer
	return math.Float64bits(value)
}

func Bytes(text string) []byte {
	// ruleid: unsafe-pointer
	return unsafe.Slice(unsafe.StringData(text), len(text))
}
