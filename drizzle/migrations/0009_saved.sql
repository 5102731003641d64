CREATE TABLE "change_notices" (
	"account_id" uuid NOT NULL,
	"on_day" date NOT NULL,
	"changes" jsonb NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "change_notices_key" PRIMARY KEY("account_id","on_day"),
	CONSTRAINT "change_notices_changes" CHECK (jsonb_typeof("change_notices"."changes") = 'array' and jsonb_array_length("change_notices"."changes") > 0)
);
--> statement-breakpoint
CREATE TABLE "saved_needs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"note" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "saved_needs_name" CHECK (length(btrim("saved_needs"."name")) > 0 and length("saved_needs"."name") <= 80),
	CONSTRAINT "saved_needs_query" CHECK (length(btrim("saved_needs"."query")) > 0 and length("saved_needs"."query") <= 8192),
	CONSTRAINT "saved_needs_note" CHECK (length(btrim("saved_needs"."note")) > 0 and length("saved_needs"."note") <= 2000)
);
--> statement-breakpoint
CREATE TABLE "saved_providers" (
	"account_id" uuid NOT NULL,
	"provider_id" uuid NOT NULL,
	"note" text,
	"tell" boolean NOT NULL,
	"told" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "saved_providers_key" PRIMARY KEY("account_id","provider_id"),
	CONSTRAINT "saved_providers_note" CHECK (length(btrim("saved_providers"."note")) > 0 and length("saved_providers"."note") <= 2000),
	CONSTRAINT "saved_providers_told" CHECK (jsonb_typeof("saved_providers"."told") = 'object')
);
--> statement-breakpoint
CREATE TABLE "saved_shortlists" (
	"need_id" uuid PRIMARY KEY NOT NULL,
	"edition" text NOT NULL,
	"edition_digest" text NOT NULL,
	"engine" text NOT NULL,
	"as_of" date NOT NULL,
	"list" jsonb NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "saved_shortlists_edition" CHECK ("saved_shortlists"."edition" ~ '^[0-9]{4}[.][0-9]+$' and "saved_shortlists"."edition_digest" ~ '^[0-9a-f]{64}$' and length(btrim("saved_shortlists"."engine")) > 0 and length("saved_shortlists"."engine") <= 40),
	CONSTRAINT "saved_shortlists_list" CHECK (jsonb_typeof("saved_shortlists"."list") = 'object')
);
--> statement-breakpoint
ALTER TABLE "post_counts" DROP CONSTRAINT "post_counts_key";--> statement-breakpoint
ALTER TABLE "change_notices" ADD CONSTRAINT "change_notices_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_needs" ADD CONSTRAINT "saved_needs_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_providers" ADD CONSTRAINT "saved_providers_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_providers" ADD CONSTRAINT "saved_providers_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_shortlists" ADD CONSTRAINT "saved_shortlists_need_id_saved_needs_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."saved_needs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_needs_once" ON "saved_needs" USING btree ("account_id",md5("query"));--> statement-breakpoint
CREATE INDEX "saved_providers_tell" ON "saved_providers" USING btree ("account_id") WHERE "saved_providers"."tell";--> statement-breakpoint
ALTER TABLE "post_counts" ADD CONSTRAINT "post_counts_key" CHECK ("post_counts"."key" in ('everybody:posts', 'mails:all') or "post_counts"."key" ~ '^(sender|account|inbox):[A-Za-z0-9_-]{43}$');