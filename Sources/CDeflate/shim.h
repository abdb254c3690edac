#include <libdeflate.h>
#include "along.h"
