CREATE TABLE "post_counts" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint,
	CONSTRAINT "post_counts_key" CHECK ("post_counts"."key" = 'everybody:posts' or "post_counts"."key" ~ '^sender:[A-Za-z0-9_-]{43}$')
);
