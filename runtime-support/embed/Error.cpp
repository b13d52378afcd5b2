//===- Error.cpp - errors as values ---------------------------------------===//

#include "runtime-support/embed/Error.h"
#include "runtime-support/embed/Process.h"

using namespace wasmc;
using namespace wasmc::embed;

static void copy(Bytes Why, char *To, size_t Room) {
  size_t Size = Why.Size < Room - 1 ? Why.Size : Room - 1;
  memcpy(To, Why.Data, Size);
  To[Size] = 0;
}

bool embed::fail(ErrorOut To, wasmc_error_kind_t Kind, Bytes Why) {
  if (ThreadRecord *R = thisThread())
    copy(Why, R->LastError, sizeof(R->LastError));
  if (!To)
    return false;
  *To = make<wasmc_error_t>();
  if (!*To)
    return false;
  (*To)->Kind = Kind;
  copy(Why, (*To)->Message, sizeof((*To)->Message));
  return false;
}

bool embed::fail(ErrorOut To, wasmc_error_kind_t Kind, const char *Why) {
  return fail(To, Kind, bytesOf(Why));
}

bool embed::failForMemory(ErrorOut To) {
  return fail(To, WASMC_ERROR_ENVIRONMENT, "no memory");
}

void wasmc_error_delete(wasmc_error_t *E) { free(E); }
wasmc_error_kind_t wasmc_error_kind(const wasmc_error_t *E) { return E->Kind; }
const char *wasmc_error_message(const wasmc_error_t *E) { return E->Message; }

const char *wasmc_last_error(void) {
  ThreadRecord *R = Mine;
  return R ? R->LastError : "";
}
