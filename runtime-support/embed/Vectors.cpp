//===- Vectors.cpp - vectors of the C API ---------------------------------===//

#include "runtime-support/embed/Objects.h"

using namespace wasmc::embed;

// Where there is no memory for a vector, it is empty.

#define VECTOR(name, element)                                                  \
  void wasm_##name##_vec_new_empty(wasm_##name##_vec_t *Out) {                 \
    *Out = {0, nullptr};                                                       \
  }                                                                            \
  void wasm_##name##_vec_new_uninitialized(wasm_##name##_vec_t *Out,           \
                                           size_t Size) {                      \
    Out->data = Size ? make<element>(Size) : nullptr;                          \
    Out->size = Out->data ? Size : 0;                                          \
  }                                                                            \
  void wasm_##name##_vec_new(wasm_##name##_vec_t *Out, size_t Size,            \
                             element const Data[]) {                           \
    wasm_##name##_vec_new_uninitialized(Out, Size);                            \
    if (Out->size)                                                             \
      memcpy(Out->data, Data, Size * sizeof(element));                         \
  }

#define VECTOR_OF_POINTERS(name)                                               \
  VECTOR(name, wasm_##name##_t *)                                              \
  void wasm_##name##_vec_copy(wasm_##name##_vec_t *Out,                        \
                              const wasm_##name##_vec_t *From) {               \
    wasm_##name##_vec_new_uninitialized(Out, From->size);                      \
    for (size_t I = 0; I != Out->size; ++I)                                    \
      Out->data[I] =                                                           \
          From->data[I] ? wasm_##name##_copy(From->data[I]) : nullptr;         \
  }                                                                            \
  void wasm_##name##_vec_delete(wasm_##name##_vec_t *V) {                      \
    for (size_t I = 0; I != V->size; ++I)                                      \
      if (V->data[I])                                                          \
        wasm_##name##_delete(V->data[I]);                                      \
    free(V->data);                                                             \
    *V = {0, nullptr};                                                         \
  }

VECTOR_OF_POINTERS(valtype)
VECTOR_OF_POINTERS(functype)
VECTOR_OF_POINTERS(globaltype)
VECTOR_OF_POINTERS(tabletype)
VECTOR_OF_POINTERS(memorytype)
VECTOR_OF_POINTERS(externtype)
VECTOR_OF_POINTERS(importtype)
VECTOR_OF_POINTERS(exporttype)
VECTOR_OF_POINTERS(frame)
VECTOR_OF_POINTERS(extern)

VECTOR(byte, wasm_byte_t)
void wasm_byte_vec_copy(wasm_byte_vec_t *Out, const wasm_byte_vec_t *From) {
  wasm_byte_vec_new(Out, From->size, From->data);
}
void wasm_byte_vec_delete(wasm_byte_vec_t *V) {
  free(V->data);
  *V = {0, nullptr};
}

VECTOR(val, wasm_val_t)
void wasm_val_vec_copy(wasm_val_vec_t *Out, const wasm_val_vec_t *From) {
  wasm_val_vec_new_uninitialized(Out, From->size);
  for (size_t I = 0; I != Out->size; ++I)
    wasm_val_copy(&Out->data[I], &From->data[I]);
}
void wasm_val_vec_delete(wasm_val_vec_t *V) {
  for (size_t I = 0; I != V->size; ++I)
    wasm_val_delete(&V->data[I]);
  free(V->data);
  *V = {0, nullptr};
}
