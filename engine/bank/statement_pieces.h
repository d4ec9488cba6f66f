// Several statements of one account in one file, page by page or day by day, as one.
#pragma once

#include "engine/bank/statement.h"

namespace kontor {

// Joins the statements of each account and currency in the order of the file, oldest first where whole statements
// stand the other way round. A statement that comes twice, with equal balances and lines, counts once: the finding
// statement_repeated. Of the balances those stay that are true at the start or the end of a day: not the one between
// two pages of one day, and not the opening that only says the closing before it again.
// References are settled for the whole account, see settle_references().
void join_statements(StatementFile& file);

}  // namespace kontor
