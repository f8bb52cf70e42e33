#include "today.h"

#include "platform.h"

#include <stdlib.h>
#include <time.h>

void today(char day[TODAY_SIZE])
{
    const char *epoch = platform_variable("SOURCE_DATE_EPOCH");
    const time_t now = epoch && *epoch ? (time_t)strtoll(epoch, NULL, 10) : time(NULL);
    struct tm parts;
    day[0] = '\0';
    if (epoch && *epoch ? gmtime_r(&now, &parts) : localtime_r(&now, &parts)) {
        strftime(day, TODAY_SIZE, "%Y-%m-%d", &parts);
    }
}
