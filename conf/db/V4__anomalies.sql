-- Nothing was written to this table before: its rows are those that are made from here on.

-- The event as it was told last, member for member; the columns beside it are for who asks with SQL.
alter table anomalies add column event json not null;
-- A float4 tells 0.93 as 0.930000007.
alter table anomalies alter column confidence type float8;
-- For who drops what is too old.
create index anomalies_by_word on anomalies (produced_at);
