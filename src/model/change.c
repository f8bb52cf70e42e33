#include "change.h"

size_t change_take(struct change_maker *maker, const struct change_spell *spell,
                   struct change made[2])
{
    const bool goes_on = maker->ending && maker->end.account == spell->start_account;
    size_t count = 0;
    if (maker->ending && !goes_on) {
        made[count++] = maker->end;
    }
    made[count++] = (struct change){.lo = spell->bounds.start_lo,
                                    .hi = spell->bounds.start_hi,
                                    .account = spell->start_account,
                                    .from = goes_on ? maker->end.from : 0,
                                    .to = spell->status};
    maker->ending = spell->end_account != 0;
    maker->end = (struct change){.lo = spell->bounds.end_lo,
                                 .hi = spell->bounds.end_hi,
                                 .account = spell->end_account,
                                 .from = spell->status};
    return count;
}

bool change_finish(struct change_maker *maker, struct change *made)
{
    const bool ends = maker->ending;
    *made = maker->end;
    maker->ending = false;
    return ends;
}
