-- A batch of many updates is cut into small blocks by aircraft, so that who asks for one aircraft reads
-- few of the others. Of so many shards a block is one: it has the aircraft whose shard of track_shards,
-- times shards, divided by 64, is its own. All that were written before have all aircraft.
alter table small_blocks
  add column shards int4 not null default 1,
  add column shard int4 not null default 0;

-- Which topic of that name the offsets are of: one that was deleted and made anew counts from 0 again.
alter table offsets add column topic_id text;
